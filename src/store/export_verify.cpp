#include "store/export.h"

#include "store/export_frames.h"
#include "store/fault.h"

#include <fstream>
#include <utility>

namespace noddfa::store {

namespace {

std::uint64_t big_endian(ByteView bytes)
{
    std::uint64_t number = 0;
    for (auto const byte : bytes)
        number = number << 8 | byte;
    return number;
}

class ExportCheck {
public:
    ExportCheck(ByteSource& source, VerifyOptions const& options, audit::PayloadOpener* opener)
        : source_(source), verifier_({options.origin, options.key, options.held, opener, options.most_streams})
    {
    }

    ExportReport run()
    {
        report_.whole = read_frames();
        report_.audit = verifier_.finish();
        report_.whole =
            report_.whole && ended_ && end_records_ == report_.audit.records && end_root_ == report_.audit.root;
        return report_;
    }

private:
    bool read_frames()
    {
        std::array<std::uint8_t, export_heading.size()> heading{};
        if (source_.read(heading) != heading.size() || heading != export_heading)
            return false;
        report_.broken_at = heading.size();
        for (std::array<std::uint8_t, frame_head_size> head{};;) {
            auto const got = source_.read(head);
            if (got == 0)
                return ended_;
            auto const length = big_endian(ByteView{head}.subspan(1));
            if (got != head.size() || ended_ || length > largest_body(head[0]))
                return false;
            body_.resize(length);
            if (source_.read(body_) != length || !take(static_cast<FrameKind>(head[0])))
                return false;
            report_.broken_at += head.size() + length;
        }
    }

    bool take(FrameKind kind)
    {
        auto const first = !std::exchange(begun_, true);
        switch (kind) {
        case FrameKind::key: return first;
        case FrameKind::record: return !first && take_record();
        case FrameKind::checkpoint:
            if (!first)
                verifier_.checkpoint(text());
            return !first;
        case FrameKind::end: return !first && take_end();
        }
        return false;
    }

    std::string_view text() const { return {reinterpret_cast<char const*>(body_.data()), body_.size()}; }

    bool take_record()
    {
        if (body_.size() < record_head_size)
            return false;
        ByteView const body{body_};
        audit::SealedRecord record{body.first(audit::leaf_size), {}, body.subspan(record_head_size)};
        record.scope = fixed_bytes<Id>(body.subspan(audit::leaf_size, record.scope.size()));
        verifier_.record(record);
        return true;
    }

    bool take_end()
    {
        if (body_.size() != end_size)
            return false;
        end_records_ = big_endian(ByteView{body_}.first(8));
        end_root_ = fixed_bytes<Hash>(ByteView{body_}.subspan(8));
        ended_ = true;
        return true;
    }

    ByteSource& source_;
    std::string key_;
    audit::Verifier verifier_;
    ExportReport report_;
    Bytes body_;
    bool begun_ = false;
    bool ended_ = false;
    std::uint64_t end_records_ = 0;
    Hash end_root_{};
};

class FileSource final : public ByteSource {
public:
    explicit FileSource(std::filesystem::path const& file) : stream_(file, std::ios::binary)
    {
        if (!stream_)
            throw Fault{FaultCode::folder_unusable};
    }
    std::size_t read(std::span<std::uint8_t> into) override
    {
        stream_.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size()));
        if (stream_.bad())
            throw Fault{FaultCode::folder_unusable};
        return static_cast<std::size_t>(stream_.gcount());
    }

private:
    std::ifstream stream_;
};

}

ExportReport verify_export(ByteSource& source, VerifyOptions const& options, audit::PayloadOpener* opener)
{
    return ExportCheck{source, options, opener}.run();
}

ExportReport verify_export(std::filesystem::path const& file, VerifyOptions const& options,
                           audit::PayloadOpener* opener)
{
    FileSource source{file};
    return verify_export(source, options, opener);
}

}
