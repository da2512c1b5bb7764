#pragma once

#include "base/moment.h"
#include "people/named.h"
#include "people/paragraph.h"

/// Who is let in by name: to somebody's withheld address, by two people; to paragraphs under a label, by the chair
/// (access model 3.1, 3.3, 3.4).
namespace noddfa::grants {

/// An address that nobody learns but its own readers (T04). `conference`: whose request or family it was given for; it
/// says whose case that is.
struct WithheldAddress {
    PersonId whose;
    ConferenceId conference;
    Paragraph address;
};
BOOST_DESCRIBE_STRUCT(WithheldAddress, (), (whose, conference, address))
using WithholdAddress = Named<"WithholdAddress", WithheldAddress, Usual::social_worker>;
using AddressWithheld = Named<"AddressWithheld", WithheldAddress>;

struct AddressReaderOf {
    PersonId person; ///< who may read it
    PersonId whose;  ///< whose address it is
    bool is_same(AddressReaderOf const& one) const { return person == one.person && whose == one.whose; }
};
BOOST_DESCRIBE_STRUCT(AddressReaderOf, (), (person, whose))

struct ProposedAddressReader : AddressReaderOf {
    std::optional<Date> until; ///< the first day on which it no longer holds
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(ProposedAddressReader, (AddressReaderOf), (until, reason))
using ProposeAddressReader = Named<"ProposeAddressReader", ProposedAddressReader, Usual::social_worker>;
using AddressReaderProposed = Named<"AddressReaderProposed", ProposedAddressReader>;

using AgreeAddressReader = Named<"AgreeAddressReader", AddressReaderOf, Usual::lead_manager>;
using WithdrawAddressReader = Named<"WithdrawAddressReader", AddressReaderOf, Usual::social_worker>;
using AddressReaderWithdrawn = Named<"AddressReaderWithdrawn", AddressReaderOf>;

struct AgreedAddressReader : AddressReaderOf {
    std::optional<Date> until;
    PersonId first;  ///< who proposed it
    PersonId second; ///< who agreed
};
BOOST_DESCRIBE_STRUCT(AgreedAddressReader, (AddressReaderOf), (until, first, second))
using AddressOpened = Named<"AddressOpened", AgreedAddressReader>;

using CloseAddress = Named<"CloseAddress", AddressReaderOf, Usual::social_worker>;
using AddressClosed = Named<"AddressClosed", AddressReaderOf>;

/// Somebody listed for the paragraphs under one label of a conference: `CHILD(A)`, `ORIG(police)`.
struct ListedReader {
    PersonId person;
    ConferenceId conference;
    std::string label;
    bool is_same(ListedReader const& one) const { return conference == one.conference && label == one.label; }
};
BOOST_DESCRIBE_STRUCT(ListedReader, (), (person, conference, label))
using ListReader = Named<"ListReader", ListedReader, Usual::chair>;
using ReaderListed = Named<"ReaderListed", ListedReader>;
using UnlistReader = Named<"UnlistReader", ListedReader, Usual::chair>;
using ReaderUnlisted = Named<"ReaderUnlisted", ListedReader>;

struct AddressProposal {
    ProposedAddressReader said;
    PersonId by;
    std::optional<PersonId> on_behalf_of;
    Moment at;
};

struct AddressReader {
    AgreedAddressReader of;
    Moment since;
    std::optional<Moment> closed;
};

struct Listing {
    ListedReader of;
    PersonId by;
    Moment since;
    std::optional<Moment> until;
};

}
