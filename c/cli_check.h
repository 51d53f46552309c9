// cli_check.h - the verb that checks answers.
#ifndef LAB_CLI_CHECK_H
#define LAB_CLI_CHECK_H
#include "cli_judge.h"

// The exit code: 0 every answer is true, 1 one is not, 2 there is none; -1 when words[1] is not "check".
int check_cli(const judge_host *host, int count, char **words);
#define CHECK_USAGE \
    "lrlab check ANSWER                 trains again what a copied answer says: is it true? Exit code 0 yes, 1 no, 2 no answer\n" \
    "lrlab check FILE                   the same for every answer in a file, such as a form's CSV; - or nothing: standard input\n"
#endif
