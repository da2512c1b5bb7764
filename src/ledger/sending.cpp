#include "ledger/ledger.h"

namespace noddfa::ledger {

std::vector<ToSend> Ledger::claim(int most)
{
    return log_.submit([this, most](store::Writer& writer) { return ledger::claim(writer, seconds_of(clock_), most); })
        .get();
}

std::future<void> Ledger::note_delivery(std::int64_t number, application::DeliveryFailure failure)
{
    return log_.submit([this, number, failure](store::Writer& writer) {
        ledger::note_delivery(writer, number, failure, seconds_of(clock_));
    });
}

void Ledger::release(std::vector<std::int64_t> const& numbers)
{
    log_.submit([&](store::Writer& writer) {
            for (auto const number : numbers)
                ledger::release(writer, number);
        })
        .get();
}

bool Ledger::recall(std::int64_t number)
{
    bool const done = log_.submit([number](store::Writer& writer) { return ledger::recall(writer, number); }).get();
    changes_.note({});
    return done;
}

bool Ledger::send_again(std::int64_t number)
{
    bool const done = log_.submit([this, number](store::Writer& writer) {
                              return ledger::send_again(writer, number, seconds_of(clock_));
                          })
                          .get();
    changes_.note({});
    return done;
}

}
