#include "store/export.h"

#include "store/export_frames.h"
#include "store/fault.h"
#include "store/folder.h"
#include "store/look.h"
#include "store/private_file.h"
#include "store/row.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace noddfa::store {

namespace {

// A new file under another name, which gets its own once it is whole.
class NewFile {
public:
    explicit NewFile(std::filesystem::path file) : file_(std::move(file)), unfinished_(file_)
    {
        unfinished_ += ".new";
        if (std::filesystem::exists(file_))
            throw Fault{FaultCode::target_not_empty};
        descriptor_ = ::open(unfinished_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (descriptor_ < 0)
            throw Fault{FaultCode::folder_unusable};
    }
    NewFile(NewFile const&) = delete;
    NewFile& operator=(NewFile const&) = delete;
    ~NewFile()
    {
        ::close(descriptor_);
        if (!finished_)
            ::unlink(unfinished_.c_str());
    }

    void write(ByteView bytes)
    {
        buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
        if (buffer_.size() >= buffer_size)
            flush();
    }
    void finish()
    {
        flush();
        if (::fsync(descriptor_) != 0 || ::rename(unfinished_.c_str(), file_.c_str()) != 0)
            throw Fault{FaultCode::folder_unusable};
        finished_ = true;
        sync_folder(file_.has_parent_path() ? file_.parent_path() : ".");
    }

private:
    static constexpr std::size_t buffer_size = 1 << 20;

    void flush()
    {
        for (ByteView rest{buffer_}; !rest.empty();) {
            auto const written = ::write(descriptor_, rest.data(), rest.size());
            if (written < 0 && errno != EINTR)
                throw Fault{errno == ENOSPC || errno == EDQUOT ? FaultCode::disk_full : FaultCode::folder_unusable};
            if (written > 0)
                rest = rest.subspan(static_cast<std::size_t>(written));
        }
        buffer_.clear();
    }

    std::filesystem::path file_;
    std::filesystem::path unfinished_;
    int descriptor_ = -1;
    bool finished_ = false;
    Bytes buffer_;
};

Bytes big_endian_bytes(std::uint64_t number, std::size_t size)
{
    Bytes bytes(size);
    for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, number >>= 8)
        *at = static_cast<std::uint8_t>(number);
    return bytes;
}

class ExportWriter {
public:
    explicit ExportWriter(NewFile& file) : file_(file) { file_.write(export_heading); }

    void frame(FrameKind kind, std::initializer_list<ByteView> parts)
    {
        std::size_t length = 0;
        for (auto const part : parts)
            length += part.size();
        auto head = big_endian_bytes(length, frame_head_size);
        head[0] = static_cast<std::uint8_t>(kind);
        file_.write(head);
        for (auto const part : parts)
            file_.write(part);
    }

private:
    NewFile& file_;
};

// The checkpoints in order of size, each taken once.
class CheckpointCursor {
public:
    explicit CheckpointCursor(db::Connection& connection)
        : statement_(connection.prepare("SELECT size, note FROM checkpoints ORDER BY size")), more_(statement_.next())
    {
    }
    void write_up_to(std::uint64_t size, ExportWriter& writer)
    {
        while (more_ && from_column(statement_.row().integer(0)) <= size) {
            writer.frame(FrameKind::checkpoint, {view_of(statement_.row().text(1))});
            more_ = statement_.next();
        }
    }

private:
    db::Statement statement_;
    bool more_;
};

void write_log(db::Connection& connection, audit::VerifierKey const& key, NewFile& file)
{
    static std::string const sql = "SELECT " + std::string{row_columns} + " FROM records ORDER BY sequence";
    ExportWriter writer{file};
    writer.frame(FrameKind::key, {view_of(audit::to_text(key))});
    CheckpointCursor checkpoints{connection};
    checkpoints.write_up_to(0, writer);
    audit::Frontier tree;
    auto statement = connection.prepare(sql);
    while (statement.next()) {
        auto const row = row_of(statement.row());
        // What is damaged is not handed on as if it were the log: an export is taken from a sound one.
        Hash hash{};
        if (row.sequence != tree.size() || !sound_leaf(row, hash))
            throw Fault{FaultCode::damaged_record, tree.size()};
        writer.frame(FrameKind::record, {row.leaf, row.scope, row.sealed});
        tree.append(hash);
        checkpoints.write_up_to(tree.size(), writer);
    }
    writer.frame(FrameKind::end, {big_endian_bytes(tree.size(), 8), tree.root()});
    file.finish();
}

}

void export_folder(std::filesystem::path const& folder, audit::VerifierKey const& key,
                   std::filesystem::path const& file)
{
    FolderPaths const paths{folder};
    if (!holds_data(paths.log()))
        throw Fault{FaultCode::missing_log};
    NewFile target{file};
    try {
        auto const connection = open_to_look(paths.log());
        connection->begin_read();
        write_log(*connection, key, target);
    } catch (db::Failure const& failure) {
        throw fault_of(failure);
    }
}

}
