#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa {

Weighing& Weighing::must(bool met, Clause clause, Code code, Details details)
{
    if (met || refusal_)
        return *this;
    // the catalogue says whether the chair's reason is a way through.
    if (by_chair_ && catalogue()[clause].override_ == Override::chair_reason)
        return should(met, clause, code, std::move(details));
    refusal_ = Refusal{code, {clause}, details, {Finding{code, clause, details}}};
    return *this;
}

Weighing& Weighing::should(bool met, Clause clause, Code code, Details details)
{
    if (met || refusal_)
        return *this;
    auto& kept = act_.has_reason(clause) ? findings_ : unreasoned_;
    kept.push_back({code, clause, std::move(details)});
    return *this;
}

Weighing& Weighing::notice(bool met, Clause clause, Code code, Details details)
{
    if (!met && !refusal_)
        findings_.push_back({code, clause, std::move(details)});
    return *this;
}

Weighing& Weighing::sound(bool met, Clause clause, Code code, std::string field, Details details)
{
    if (met || refusal_)
        return *this;
    details.emplace("field", std::move(field));
    refusal_ = Refusal{code, {clause}, details, {Finding{code, clause, details}}};
    return *this;
}

Refusal Weighing::refusal() const
{
    if (refusal_)
        return *refusal_;
    Refusal missing{"reason-required"_code, {}, {}, unreasoned_};
    // one reason answers a clause, however much of it is unmet.
    for (auto const& finding : unreasoned_)
        if (std::find(missing.clauses.begin(), missing.clauses.end(), finding.clause) == missing.clauses.end())
            missing.clauses.push_back(finding.clause);
    return missing;
}

}
