// messages.c - what the judges say, as messages and as a list of them all.
#include "judge/messages.h"

#define X(kind, id, words) const message kind##_##id = {#id, words};
JUDGE_MESSAGES(X)
#undef X

#define X(kind, id, words) {#kind, &kind##_##id},
const saying judge_messages[] = {JUDGE_MESSAGES(X)};
#undef X
const int judge_message_count = COUNT(judge_messages);
