#include "signin/curl_fetch.h"

#include "base/bug.h"
#include "signin/web_address.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace noddfa::signin {

namespace {

struct FreeCurl {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Receiving {
    std::string body;
    std::size_t most = 0;
};

// Less than was offered tells libcurl to give up.
std::size_t receive(char* bytes, std::size_t, std::size_t count, void* into)
{
    auto& receiving = *static_cast<Receiving*>(into);
    if (count > receiving.most - receiving.body.size())
        return 0;
    receiving.body.append(bytes, count);
    return count;
}

bool start_curl()
{
    static bool const started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return started;
}

}

CurlFetch::CurlFetch(std::vector<std::string> origins, FetchLimits limits)
    : origins_(std::move(origins)), limits_(limits)
{
    if (!start_curl())
        throw Bug{"signin: libcurl does not start"};
}

std::optional<FetchReply> CurlFetch::fetch(FetchRequest const& request)
{
    auto const address = parse_web_address(request.address);
    if (!address || std::ranges::find(origins_, address->origin) == origins_.end())
        return std::nullopt;
    std::unique_ptr<CURL, FreeCurl> const handle{curl_easy_init()};
    std::unique_ptr<curl_slist, FreeCurl> headers{curl_slist_append(nullptr, "Accept: application/json")};
    if (!handle || !headers)
        throw Bug{"signin: no memory to fetch"};
    if (!request.authorisation.empty())
        curl_slist_append(headers.get(), ("Authorization: " + request.authorisation).c_str());
    Receiving receiving{{}, limits_.bytes};
    auto good = true;
    auto const set = [&](CURLoption option, auto value) {
        good = good && curl_easy_setopt(handle.get(), option, value) == CURLE_OK;
    };
    set(CURLOPT_URL, request.address.c_str());
    set(CURLOPT_PROTOCOLS_STR, address->origin.starts_with("https:") ? "https" : "http");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NETRC, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits_.whole.count()));
    set(CURLOPT_WRITEFUNCTION, receive);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&receiving));
    set(CURLOPT_HTTPHEADER, headers.get());
    if (!request.form.empty()) {
        set(CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form.size()));
        set(CURLOPT_POSTFIELDS, request.form.c_str());
    }
    if (!good)
        throw Bug{"signin: libcurl does not know what is asked of it"};
    if (curl_easy_perform(handle.get()) != CURLE_OK)
        return std::nullopt;
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    return FetchReply{static_cast<int>(status), std::move(receiving.body)};
}

}
