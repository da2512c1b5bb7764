#pragma once

#include <string>

namespace noddfa::access::questions {

/// Every table of access as text, one row a line (tests/golden/access.txt).
std::string tables_as_text();

/// Who may do what, who sees which label, and who seconds, as Markdown (docs/access.md).
std::string tables_as_markdown();

}
