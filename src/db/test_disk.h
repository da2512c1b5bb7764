#pragma once

#include <sqlite3.h>

#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <vector>

/// A disk for tests: a file system of SQLite's that knows what was synced, so that a power cut can be imagined at any
/// moment (rig R4), and that fails when it is told to (rig R2).
namespace noddfa::db {

enum class DiskCall { write, sync, truncate, remove };

/// What a disk may hold after a power cut: files by path.
using DiskImage = std::map<std::string, std::string>;

class TestDisk {
public:
    TestDisk() : name_("noddfa-test-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))
    {
        auto* const usual = sqlite3_vfs_find(nullptr);
        vfs_ = *usual;
        vfs_.zName = name_.c_str();
        vfs_.szOsFile = static_cast<int>(sizeof(File)) + usual->szOsFile;
        vfs_.pAppData = this;
        vfs_.pNext = nullptr;
        vfs_.xOpen = open_file;
        vfs_.xDelete = remove_file;
        sqlite3_vfs_register(&vfs_, 0);
    }
    TestDisk(TestDisk const&) = delete;
    TestDisk& operator=(TestDisk const&) = delete;
    ~TestDisk() { sqlite3_vfs_unregister(&vfs_); }

    std::string const& name() const { return name_; }
    /// Asked before each call; what is not SQLITE_OK becomes its result, and nothing is done.
    std::function<int(DiskCall call, std::string const& path)> before;
    /// Every sync is answered, none is done: what a power cut must then show.
    bool drop_syncs = false;

    /// What might be found after a power cut now: what was synced, and of the rest some writes, whole or torn, in any
    /// combination. `choose(n)` gives a number below n. A file that was made is taken to stay.
    DiskImage image(std::function<std::uint64_t(std::uint64_t)> const& choose)
    {
        std::lock_guard const lock{mutex_};
        DiskImage image;
        for (auto const& [path, content] : contents_) {
            if (content.removed && choose(2) == 0)
                continue;
            auto& bytes = image[path] = content.synced;
            for (auto const& change : content.unsynced)
                if (choose(2) == 0)
                    apply(change, bytes,
                          choose(3) == 0 ? choose(change.bytes.size() / 512 + 1) * 512 : std::string::npos);
        }
        return image;
    }

    /// Removals last from here on: for a folder that was synced by other means than SQLite's.
    void folder_synced()
    {
        std::lock_guard const lock{mutex_};
        std::erase_if(contents_, [](auto const& content) { return content.second.removed; });
    }

private:
    struct Change {
        std::size_t offset = 0;
        std::string bytes;
        bool truncates = false; ///< to `offset`
    };
    struct Content {
        std::string synced;
        std::vector<Change> unsynced;
        bool removed = false; ///< and the folder not synced since
    };
    struct File {
        sqlite3_file base;
        TestDisk* disk;
        std::string* path; ///< null for what has no name
        sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };

    static void apply(Change const& change, std::string& bytes, std::size_t most)
    {
        if (change.truncates) {
            bytes.resize(change.offset);
            return;
        }
        auto const part = change.bytes.substr(0, most);
        if (bytes.size() < change.offset + part.size())
            bytes.resize(change.offset + part.size());
        bytes.replace(change.offset, part.size(), part);
    }

    /// What stood there before this disk was made counts as synced.
    static std::string bytes_of(char const* path)
    {
        std::ifstream stream{path, std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    static File& file(sqlite3_file* given) { return *reinterpret_cast<File*>(given); }
    static TestDisk& disk(sqlite3_vfs* vfs) { return *static_cast<TestDisk*>(vfs->pAppData); }
    int ask(DiskCall call, std::string const& path) { return before ? before(call, path) : SQLITE_OK; }

    static int open_file(sqlite3_vfs* vfs, char const* path, sqlite3_file* given, int flags, int* out)
    {
        auto* const opened = new (given) File{{nullptr}, &disk(vfs), nullptr};
        auto* const usual = sqlite3_vfs_find(nullptr);
        auto const result = usual->xOpen(usual, path, opened->real(), flags, out);
        if (!opened->real()->pMethods)
            return result;
        opened->base.pMethods = methods();
        if (path) {
            opened->path = new std::string{path};
            std::lock_guard const lock{opened->disk->mutex_};
            auto const [found, is_new] = opened->disk->contents_.try_emplace(path);
            if (found->second.removed)
                found->second = {};
            else if (is_new)
                found->second.synced = bytes_of(path);
        }
        return result;
    }

    static int remove_file(sqlite3_vfs* vfs, char const* path, int sync_folder)
    {
        if (auto const result = disk(vfs).ask(DiskCall::remove, path); result != SQLITE_OK)
            return result;
        auto* const usual = sqlite3_vfs_find(nullptr);
        auto const result = usual->xDelete(usual, path, sync_folder);
        std::lock_guard const lock{disk(vfs).mutex_};
        if (sync_folder && !disk(vfs).drop_syncs)
            disk(vfs).contents_.erase(path);
        else if (disk(vfs).contents_.contains(path))
            disk(vfs).contents_[path].removed = true;
        return result;
    }

    int change(File& opened, DiskCall call, Change change, std::function<int()> const& carry_out)
    {
        if (!opened.path)
            return carry_out();
        if (auto const result = ask(call, *opened.path); result != SQLITE_OK)
            return result;
        std::lock_guard const lock{mutex_};
        auto const result = carry_out();
        if (result == SQLITE_OK)
            contents_[*opened.path].unsynced.push_back(std::move(change));
        return result;
    }

    static int close_file(sqlite3_file* given)
    {
        auto& opened = file(given);
        delete opened.path;
        return opened.real()->pMethods->xClose(opened.real());
    }
    static int write_file(sqlite3_file* given, void const* bytes, int size, sqlite3_int64 offset)
    {
        auto& opened = file(given);
        std::string const text{static_cast<char const*>(bytes), static_cast<std::size_t>(size)};
        return opened.disk->change(opened, DiskCall::write, {static_cast<std::size_t>(offset), text, false},
                                   [&] { return opened.real()->pMethods->xWrite(opened.real(), bytes, size, offset); });
    }
    static int truncate_file(sqlite3_file* given, sqlite3_int64 size)
    {
        auto& opened = file(given);
        return opened.disk->change(opened, DiskCall::truncate, {static_cast<std::size_t>(size), {}, true},
                                   [&] { return opened.real()->pMethods->xTruncate(opened.real(), size); });
    }
    static int sync_file(sqlite3_file* given, int flags)
    {
        auto& opened = file(given);
        if (!opened.path)
            return SQLITE_OK;
        if (auto const result = opened.disk->ask(DiskCall::sync, *opened.path); result != SQLITE_OK)
            return result;
        if (opened.disk->drop_syncs)
            return SQLITE_OK;
        auto const result = opened.real()->pMethods->xSync(opened.real(), flags);
        std::lock_guard const lock{opened.disk->mutex_};
        auto& content = opened.disk->contents_[*opened.path];
        for (auto const& change : content.unsynced)
            apply(change, content.synced, std::string::npos);
        content.unsynced.clear();
        return result;
    }

    template<auto method, class... Given> static int pass(sqlite3_file* given, Given... arguments)
    {
        auto* const real = file(given).real();
        return (real->pMethods->*method)(real, arguments...);
    }

    static sqlite3_io_methods const* methods()
    {
        using M = sqlite3_io_methods;
        static M const table = [] {
            M made{};
            made.iVersion = 2;
            made.xClose = close_file;
            made.xRead = pass<&M::xRead, void*, int, sqlite3_int64>;
            made.xWrite = write_file;
            made.xTruncate = truncate_file;
            made.xSync = sync_file;
            made.xFileSize = pass<&M::xFileSize, sqlite3_int64*>;
            made.xLock = pass<&M::xLock, int>;
            made.xUnlock = pass<&M::xUnlock, int>;
            made.xCheckReservedLock = pass<&M::xCheckReservedLock, int*>;
            made.xFileControl = pass<&M::xFileControl, int, void*>;
            made.xSectorSize = pass<&M::xSectorSize>;
            made.xDeviceCharacteristics = pass<&M::xDeviceCharacteristics>;
            made.xShmMap = pass<&M::xShmMap, int, int, int, void volatile**>;
            made.xShmLock = pass<&M::xShmLock, int, int, int>;
            made.xShmBarrier = [](sqlite3_file* given) {
                auto* const real = file(given).real();
                real->pMethods->xShmBarrier(real);
            };
            made.xShmUnmap = pass<&M::xShmUnmap, int>;
            return made;
        }();
        return &table;
    }

    std::string name_;
    sqlite3_vfs vfs_{};
    std::mutex mutex_;
    std::map<std::string, Content> contents_;
};

}
