// cli_words.h - every text of the core under its id.
#ifndef LAB_CLI_WORDS_H
#define LAB_CLI_WORDS_H
#include "base/text.h"

void words_write(text *t);
#endif
