#pragma once

#include "components/options.h"

#include <functional>
#include <map>

namespace noddfa::test {

/// Options in, HTML out: a component as its macro would be called.
using Reader = std::function<Html(Options const&)>;
using Readers = std::map<std::string, Reader, std::less<>>;

/// The components that show something, by the name of their folder in the package.
Readers const& display_readers();
/// The components that people fill in.
Readers const& form_readers();

}
