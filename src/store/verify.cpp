#include "store/verify.h"

#include "db/sqlite.h"
#include "store/fault.h"
#include "store/folder.h"
#include "store/look.h"
#include "store/row.h"
#include "store/schema.h"
#include "store/tiles.h"

#include <sodium.h>

#include <algorithm>

namespace noddfa::store {

namespace {

constexpr Part all_parts[]{Part::structure, Part::head, Part::rows, Part::streams, Part::tiles, Part::outcomes};

class DatabaseCheck {
public:
    DatabaseCheck(db::Connection& connection, VerifyOptions const& options, Vault* vault)
        : connection_(connection), vault_(vault), reader_head_(read_head()),
          verifier_({options.origin, options.key, options.held, vault, options.most_streams}),
          checkpoints_(connection.prepare("SELECT size, note FROM checkpoints ORDER BY size"))
    {
        for (auto const part : all_parts)
            report_.parts[part];
        report_.parts[Part::outcomes].asked = vault != nullptr;
    }

    DatabaseReport run()
    {
        count(Part::structure, db::sqlite_structure_is_sound(connection_), 0);
        next_checkpoint();
        checkpoints_here(); // one may have been signed over the empty log
        check_records();
        while (checkpoint_size_) { // of more records than there are
            verifier_.checkpoint(note_);
            next_checkpoint();
        }
        report_.audit = verifier_.finish();
        check_head();
        tolerating(Part::streams, [this] { check_streams(); });
        if (vault_)
            tolerating(Part::outcomes, [this] { check_outcomes(); });
        return std::move(report_);
    }

private:
    std::optional<Head> read_head()
    {
        try {
            auto statement = connection_.prepare("SELECT epoch, size, streams, committed_at, root FROM head");
            if (!statement.next())
                return std::nullopt;
            auto const row = statement.row();
            return Head{from_column(row.integer(0)), from_column(row.integer(1)), from_column(row.integer(2)),
                        row.integer(3), fixed_bytes<Hash>(row.bytes(4))};
        } catch (db::Failure const& failure) {
            if (failure.code() != db::Code::corrupt)
                throw;
            return std::nullopt;
        }
    }

    void count(Part part, bool good, std::uint64_t where)
    {
        auto& result = report_.parts[part];
        ++result.checked;
        if (good)
            return;
        ++result.failed;
        if (!result.first || where < *result.first)
            result.first = where;
    }

    // A page that cannot be read fails the part it belongs to.
    template<class Work> void tolerating(Part part, Work const& work)
    {
        try {
            work();
        } catch (db::Failure const& failure) {
            if (failure.code() != db::Code::corrupt)
                throw;
            count(part, false, 0);
        }
    }

    void next_checkpoint()
    {
        checkpoint_size_.reset();
        tolerating(Part::head, [this] {
            if (!checkpoints_.next())
                return;
            note_ = checkpoints_.row().text(1);
            checkpoint_size_ = from_column(checkpoints_.row().integer(0));
        });
    }

    void checkpoints_here()
    {
        while (checkpoint_size_ && *checkpoint_size_ <= edge_.size()) {
            verifier_.checkpoint(note_);
            next_checkpoint();
        }
    }

    void check_records()
    {
        static std::string const sql =
            "SELECT " + std::string{row_columns} + " FROM records WHERE sequence >= $1 ORDER BY sequence";
        auto const expected = reader_head_ ? reader_head_->size : 0;
        for (auto more = true; more;) {
            try {
                auto statement = connection_.prepare(sql);
                statement.bind(as_column(edge_.size()));
                while (statement.next())
                    take_row(row_of(statement.row()));
                more = false;
            } catch (db::Failure const& failure) {
                if (failure.code() != db::Code::corrupt)
                    throw;
                missing_record();
                more = edge_.size() < expected;
            }
        }
        while (edge_.size() < expected)
            missing_record();
    }

    void take_row(StoredRow const& row)
    {
        constexpr std::uint64_t widest_gap = 1 << 20; // a flipped bit in a row number must not make us count for years
        if (row.sequence < edge_.size() || row.sequence - edge_.size() > widest_gap) {
            count(Part::rows, false, edge_.size());
            return;
        }
        while (edge_.size() < row.sequence)
            missing_record();
        auto const sequence = edge_.size();
        Hash hash{};
        count(Part::rows, sound_leaf(row, hash).has_value(), sequence);
        verifier_.record({row.leaf, row.scope, row.sealed});
        grow(hash);
    }

    void missing_record()
    {
        count(Part::rows, false, edge_.size());
        verifier_.record({});
        grow(audit::leaf_hash({}));
    }

    void grow(Hash const& hash)
    {
        edge_.append(hash, [this](unsigned level, std::uint64_t position, Hash const& tile) {
            tolerating(Part::tiles, [&] {
                auto statement = connection_.prepare("SELECT hash FROM tiles WHERE level = $1 AND position = $2");
                auto const found = statement.bind(std::int64_t{level}, as_column(position)).next();
                count(Part::tiles, found && std::ranges::equal(statement.row().bytes(0), tile),
                      position << (tile_height * level));
            });
        });
        checkpoints_here();
    }

    void check_head()
    {
        count(Part::head, reader_head_ && reader_head_->size == edge_.size() && reader_head_->root == edge_.root(),
              edge_.size());
    }

    std::uint64_t counted(char const* sql)
    {
        auto statement = connection_.prepare(sql);
        return statement.next() ? from_column(statement.row().integer(0)) : 0;
    }

    void check_streams()
    {
        auto const orphans = counted("SELECT COUNT(*) FROM records WHERE NOT EXISTS (SELECT 1 FROM streams WHERE "
                                     "streams.stream = records.stream "
                                     "AND streams.version >= records.version)");
        count(Part::streams, orphans == 0, 0);
        auto statement = connection_.prepare(
            "SELECT streams.stream, kind, streams.scope, sealed_key, records.sequence FROM streams LEFT JOIN records "
            "ON "
            "records.stream = streams.stream AND records.version = streams.version AND records.leaf_hash = "
            "streams.leaf_hash");
        std::uint64_t rows = 0;
        while (statement.next()) {
            ++rows;
            auto const row = statement.row();
            auto const good = !row.is_null(4) && opens(row);
            count(Part::streams, good, row.is_null(4) ? 0 : from_column(row.integer(4)));
        }
        count(Part::streams, reader_head_ && reader_head_->streams == rows, 0);
    }

    bool opens(db::Row const& row)
    {
        if (!vault_)
            return true;
        auto const stream = fixed_bytes<Id>(row.bytes(0));
        std::string const kind{row.text(1)};
        Bytes key;
        auto const opened =
            vault_->unseal(fixed_bytes<Id>(row.bytes(2)), bound_to_stream(stream, kind), row.bytes(3), key);
        if (opened == audit::Opened::erased)
            return true;
        return opened == audit::Opened::whole
               && vault_->pseudonym("stream:" + kind, {reinterpret_cast<char const*>(key.data()), key.size()})
                      == stream;
    }

    void check_outcomes()
    {
        auto statement = connection_.prepare("SELECT command, scope, sealed FROM commands");
        while (statement.next()) {
            auto const row = statement.row();
            Bytes outcome;
            auto const opened = vault_->unseal(fixed_bytes<Id>(row.bytes(1)),
                                               bound_to_command(fixed_bytes<Id>(row.bytes(0))), row.bytes(2), outcome);
            count(Part::outcomes, opened == audit::Opened::whole || opened == audit::Opened::erased, 0);
        }
    }

    db::Connection& connection_;
    Vault* vault_;
    std::optional<Head> reader_head_;
    audit::Verifier verifier_;
    db::Statement checkpoints_;
    TileEdge edge_;
    std::optional<std::uint64_t> checkpoint_size_;
    std::string note_;
    DatabaseReport report_;
};

}

char const* name(Part part)
{
    switch (part) {
    case Part::structure: return "structure";
    case Part::head: return "head";
    case Part::rows: return "rows";
    case Part::streams: return "streams";
    case Part::tiles: return "tiles";
    case Part::outcomes: break;
    }
    return "outcomes";
}

bool DatabaseReport::green() const
{
    return audit.green()
           && std::all_of(parts.begin(), parts.end(), [](auto const& part) { return part.second.passed(); });
}

DatabaseReport verify_database(db::Connection& connection, VerifyOptions const& options, Vault* vault)
{
    auto const version = schema_version(connection);
    if (version > migrations().back().version)
        throw Fault{FaultCode::newer_schema};
    if (version == 0)
        throw Fault{FaultCode::missing_log};
    connection.begin_read();
    auto report = DatabaseCheck{connection, options, vault}.run();
    connection.roll_back();
    return report;
}

DatabaseReport verify_folder(std::filesystem::path const& folder, VerifyOptions const& options,
                             std::optional<std::filesystem::path> const& site_key)
{
    FolderPaths const paths{folder};
    if (!holds_data(paths.log()))
        throw Fault{FaultCode::missing_log};
    try {
        auto const connection = open_to_look(paths.log());
        auto const vault = site_key ? open_vault_to_look(folder, *site_key) : nullptr;
        return verify_database(*connection, options, vault.get());
    } catch (db::Failure const& failure) {
        throw fault_of(failure);
    }
}

audit::VerifierKey verifier_key_of(std::filesystem::path const& site_key, std::string const& origin)
{
    if (sodium_init() < 0)
        throw Fault{FaultCode::storage};
    return SiteKey::read(site_key).signer(origin)->verifier_key();
}

}
