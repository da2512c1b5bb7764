#pragma once

#include "accounts/accounts.h"

namespace noddfa::accounts {

inline Step refused(Trouble trouble, Time wait = 0)
{
    Step step;
    step.trouble = trouble;
    step.wait = wait;
    return step;
}

inline Opened not_opened(Trouble trouble, Time wait = 0)
{
    Opened opened;
    opened.trouble = trouble;
    opened.wait = wait;
    return opened;
}

}
