#include "papers/zip.h"

#include <memory>
#include <zip.h>

namespace noddfa::papers {

namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

std::unique_ptr<zip_t, Discard> opened(std::string_view content)
{
    std::unique_ptr<zip_source_t, Discard> source{zip_source_buffer_create(content.data(), content.size(), 0, nullptr)};
    std::unique_ptr<zip_t, Discard> archive{source ? zip_open_from_source(source.get(), ZIP_RDONLY, nullptr) : nullptr};
    if (archive)
        (void)source.release(); // it is the archive's now
    return archive;
}

/// Of an entry that is not packed.
bool begins_with_markup(zip_t* archive, zip_uint64_t index)
{
    std::unique_ptr<zip_file_t, Discard> const entry{zip_fopen_index(archive, index, ZIP_FL_COMPRESSED)};
    char first = 0;
    return entry && zip_fread(entry.get(), &first, 1) == 1 && first == '<';
}

}

std::optional<Zip> read_zip(std::string_view content)
{
    if (content.empty()) // which the library takes for an archive to be filled
        return std::nullopt;
    auto const archive = opened(content);
    auto const count = archive ? zip_get_num_entries(archive.get(), 0) : -1;
    if (count < 0 || count > static_cast<zip_int64_t>(most_entries))
        return std::nullopt;
    Zip zip;
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), index, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
            return std::nullopt;
        bool const stored = stat.comp_method == ZIP_CM_STORE;
        zip.entries.push_back({stat.name, stat.encryption_method != ZIP_EM_NONE, stored,
                               stored && begins_with_markup(archive.get(), index)});
    }
    return zip;
}

}
