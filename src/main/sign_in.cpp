#include "main/sign_in.h"

#include "main/system_files.h"
#include "signin/discovery.h"

namespace noddfa {

namespace {

std::optional<signin::IssuerSettings> provider_of(Configuration const& configuration)
{
    if (configuration.provider.empty())
        return std::nullopt;
    signin::IssuerSettings settings;
    settings.issuer = configuration.provider;
    settings.client_id = configuration.provider_client;
    if (!configuration.provider_secret.empty()) {
        auto const& file = configuration.provider_secret;
        auto text = SystemFiles{file.parent_path()}.read(file.filename().string()).value_or("");
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
            text.pop_back();
        settings.client_secret = signin::Secret{text};
    }
    auto const home = public_address_of(configuration);
    settings.return_address = home + "/sign-in/return";
    settings.farewell_address = home + "/";
    return settings;
}

}

std::string public_address_of(Configuration const& configuration)
{
    return configuration.public_address.empty() ? "http://localhost:" + std::to_string(configuration.port)
                                                : configuration.public_address;
}

SignIn::SignIn(ledger::Ledger& ledger, Configuration const& configuration, bool demonstration)
    : post_(store::system_clock())
{
    accounts::Options options;
    options.public_address = public_address_of(configuration);
    options.demonstration = demonstration;
    options.provider = provider_of(configuration);
    options.provider_proves_two = configuration.provider_proves_two;
    if (options.provider)
        if (auto origins = signin::allowed_origins(*options.provider))
            fetch_ = std::make_unique<signin::CurlFetch>(std::move(*origins));
    accounts_ = std::make_unique<accounts::Accounts>(ledger.log(), store::system_clock(), store::system_random(),
                                                     std::move(options), post_, fetch_.get());
}

}
