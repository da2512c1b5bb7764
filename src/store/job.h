#pragma once

#include "store/writer.h"

#include <exception>
#include <future>
#include <optional>
#include <type_traits>

namespace noddfa::store {

/// Work waiting for the writer. Exactly one of `committed` and `failed` is called at the end.
class Job {
public:
    virtual ~Job() = default;
    virtual void run(Writer& writer) = 0;
    virtual void committed() = 0;
    virtual void failed(std::exception_ptr why) = 0;
    /// Carried out after the commit, before anybody is answered; what it throws is the answer.
    virtual void after_commit() {}
    /// Must be the only one of its group.
    virtual bool alone() const { return false; }
};

/// A job with an answer: what `work(writer)` gives.
template<class Work> class JobOf : public Job {
public:
    using Result = std::invoke_result_t<Work&, Writer&>;

    explicit JobOf(Work work) : work_(std::move(work)) {}
    std::future<Result> future() { return promise_.get_future(); }
    void run(Writer& writer) override
    {
        if constexpr (std::is_void_v<Result>)
            work_(writer);
        else
            result_.emplace(work_(writer));
    }
    void committed() override
    {
        if constexpr (std::is_void_v<Result>)
            promise_.set_value();
        else
            promise_.set_value(std::move(*result_));
    }
    void failed(std::exception_ptr why) override { promise_.set_exception(std::move(why)); }

private:
    struct Nothing {};
    Work work_;
    std::promise<Result> promise_;
    std::optional<std::conditional_t<std::is_void_v<Result>, Nothing, Result>> result_;
};

}
