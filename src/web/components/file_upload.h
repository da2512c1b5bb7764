#pragma once

#include "web/components/form_group.h"
#include "web/components/translations.h"

namespace noddfa::components {

/// The words of the field that the script makes.
struct FileUploadTexts {
    std::string choose_files_button;
    std::string no_file_chosen;
    PluralText multiple_files_chosen;
    std::string drop_instruction;
    std::string entered_drop_zone;
    std::string left_drop_zone;
};

struct FileUploadParams {
    std::string name;
    LabelParams label;
    std::string id{}; ///< the name, where it is not given
    bool disabled = false;
    bool multiple = false;
    std::string described_by{};
    std::optional<HintParams> hint{};
    std::optional<ErrorMessageParams> error_message{};
    FormGroup form_group{};
    std::optional<FileUploadTexts> javascript{}; ///< given where a script may make a field to drop files on
    std::string wrapper_classes{};
    Attributes wrapper_attributes{};
    std::string classes{};
    Attributes attributes{};
};

Html file_upload(FileUploadParams const& params);

}
