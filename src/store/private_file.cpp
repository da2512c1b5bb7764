#include "store/private_file.h"

#include "store/fault.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace noddfa::store {

namespace {

[[noreturn]] void unusable() { throw Fault{FaultCode::folder_unusable}; }

class Descriptor {
public:
    Descriptor(std::filesystem::path const& file, int flags, mode_t mode = 0600)
        : number_(::open(file.c_str(), flags | O_CLOEXEC, mode))
    {
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor()
    {
        if (number_ >= 0)
            ::close(number_);
    }

    bool good() const { return number_ >= 0; }
    int number() const { return number_; }
    void must_be_good() const
    {
        if (!good())
            unusable();
    }
    void sync() const
    {
        if (::fsync(number_) != 0)
            throw Fault{FaultCode::storage, {}, db::Code::sync};
    }
    void write(std::string_view text) const
    {
        while (!text.empty()) {
            auto const written = ::write(number_, text.data(), text.size());
            if (written < 0 && errno != EINTR)
                throw Fault{errno == ENOSPC || errno == EDQUOT ? FaultCode::disk_full : FaultCode::folder_unusable};
            if (written > 0)
                text.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    std::string read() const
    {
        std::string text;
        char part[4096];
        for (;;) {
            auto const got = ::read(number_, part, sizeof part);
            if (got == 0)
                return text;
            if (got < 0 && errno != EINTR)
                unusable();
            if (got > 0)
                text.append(part, static_cast<std::size_t>(got));
        }
    }

private:
    int number_;
};

std::filesystem::path folder_of(std::filesystem::path const& file)
{
    auto const folder = file.parent_path();
    return folder.empty() ? "." : folder;
}

}

std::optional<std::string> read_private_file(std::filesystem::path const& file)
{
    Descriptor const open{file, O_RDONLY};
    if (!open.good() && errno == ENOENT)
        return std::nullopt;
    open.must_be_good();
    struct stat status{};
    if (::fstat(open.number(), &status) != 0 || !S_ISREG(status.st_mode))
        unusable();
    if ((status.st_mode & 0077) != 0)
        throw Fault{FaultCode::exposed_key};
    return open.read();
}

void write_private_file(std::filesystem::path const& file, std::string const& text)
{
    auto const unfinished = std::filesystem::path{file} += ".new";
    {
        Descriptor const open{unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW};
        open.must_be_good();
        open.write(text);
        open.sync();
    }
    if (::rename(unfinished.c_str(), file.c_str()) != 0)
        unusable();
    sync_folder(folder_of(file));
}

void append_line(std::filesystem::path const& file, std::string const& line)
{
    Descriptor const open{file, O_RDWR | O_CREAT | O_NOFOLLOW};
    open.must_be_good();
    auto const before = open.read();
    auto const whole = before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1;
    if (whole != before.size() && ::ftruncate(open.number(), static_cast<off_t>(whole)) != 0)
        unusable();
    ::lseek(open.number(), 0, SEEK_END);
    open.write(line + '\n');
    open.sync();
    sync_folder(folder_of(file));
}

void sync_folder(std::filesystem::path const& folder)
{
    Descriptor const open{folder, O_RDONLY | O_DIRECTORY};
    open.must_be_good();
    open.sync();
}

void sync_file(std::filesystem::path const& file)
{
    Descriptor const open{file, O_RDWR};
    open.must_be_good();
    open.sync();
}

}
