#include "signin/secret.h"

#include <sodium.h>

namespace noddfa::signin {

Secret& Secret::operator=(Secret&& other) noexcept
{
    sodium_memzero(text_.data(), text_.size());
    text_ = std::move(other.text_);
    return *this;
}

Secret::~Secret() { sodium_memzero(text_.data(), text_.size()); }

}
