#pragma once

#include <boost/describe/enum.hpp>

namespace noddfa {

/// The five categories of abuse (CAT-02).
enum class Category { physical, emotional, sexual, financial, neglect };
BOOST_DESCRIBE_ENUM(Category, physical, emotional, sexual, financial, neglect)

}
