// doctor.c - says the verdict on a run: sentences, evidence, remedies.
#include "judge/doctor.h"
#include "base/fmath.h"
#include "judge/say.h"

typedef struct opinion { const char *label; message what, why; } opinion;

static const opinion opinions[VERDICTS] = {
    [FINE] = {"Fine", {"fine", "This run went well: the loss came down from {first} to {last} and settled."},
              {"fine_why", "Over the last fifth it changed by {slope%}, and the held-out loss moves by {bounce%} from check to check."}},
    [EXPLODED] = {"Exploded", {"exploded", "The loss stopped being a number at step {bad_step}: the steps were too large."},
                  {"exploded_why", "Before that one batch cost {peak}, where knowing nothing costs {chance}."}},
    [DEAD] = {"Dead at chance", {"dead", "The run is dead: its loss stays at {last}, and knowing nothing costs {chance}, though it never became infinite."},
              {"dead_why", "{dead%} of the hidden units answer zero to everything; the gradient's norm went from {grad_first} to {grad_last}."}},
    [BOUNCING] = {"Bouncing", {"bouncing", "The run is bouncing: its steps are too large to settle, so the loss hovers around {last}."},
                  {"bouncing_why", "Between two checks the held-out loss jumps by {bounce%}, and the rate still stands at {rate_end}."}},
    [SLOW] = {"Too slow", {"slow", "The loss is still falling, slowly: the rate is too low."},
              {"slow_why", "One update changes the weights by {ratio%} of their size, and the loss fell by {fall%} over the later part."}},
    [SHORT] = {"Too short", {"short", "The loss was still falling well when the run ended: more steps would help."},
               {"short_why", "It fell by {fall%} over the later part and ended at {last}."}},
    [UNDERFITTING] = {"Underfitting", {"underfitting", "The loss has settled high, at {last}: the model cannot do better with this setting."},
                      {"underfitting_why", "Knowing nothing costs {chance}; over the last fifth the loss changed by {slope%}."}},
    [SPIKY] = {"Spiky, but recovering", {"spiky", "The loss spiked at step {spike_step} and recovered."},
               {"spiky_why", "One batch cost {peak}; the run ended at {last}."}},
    [EARLY] = {"Too early", {"early", "It is too early to say: of {steps} steps {at} are done."}, {NULL, NULL}},
};

typedef struct fact { const char *key, *label; double value; } fact;
enum { FACTS = 21 };

static int gather(const signs *s, fact *out) {
    const fact all[FACTS] = {
        {"first", "Loss at the start", s->first}, {"last", "Loss over the last tenth", s->last}, {"chance", "Loss of knowing nothing", s->chance},
        {"peak", "Highest loss of a batch", s->peak}, {"peak_step", "Step of the highest loss", s->peak_step},
        {"slope", "Change over the last fifth", real_exp(s->slope) - 1}, {"noise", "Noise around the trend", s->noise}, {"fall", "Fall over the later part", 1 - real_exp(-real_max(s->drop, real_max(s->half_drop, s->held_fall)))},
        {"bounce", "Held-out loss, from check to check", s->bounce}, {"ratio", "Update-to-weight ratio", s->ratio},
        {"grad_first", "Gradient norm at the start", s->grad_first}, {"grad_last", "Gradient norm at the end", s->grad_last},
        {"rate_top", "Highest rate", s->rate_top}, {"rate_end", "Last rate", s->rate_end}, {"spike", "Largest spike, in units of chance", s->spike},
        {"spike_step", "Step of the largest spike", s->spike_step < 0 ? (double)__builtin_nanf("") : s->spike_step}, {"accuracy", "Training accuracy", s->accuracy},
        {"dead", "Silent hidden units", s->dead}, {"bad_step", "First bad step", s->bad_step < 0 ? (double)__builtin_nanf("") : s->bad_step},
        {"at", "Steps done", s->at}, {"steps", "Steps of the run", s->steps}};
    for (int i = 0; i < FACTS; i++) out[i] = all[i];
    return FACTS;
}

static void write_facts(text *t, const fact *all, int n) {
    json_open(t, "evidence", '[');
    for (int i = 0; i < n; i++) {
        if (all[i].value - all[i].value != 0) continue;
        json_open(t, NULL, '{');
        json_string(t, "key", all[i].key), json_string(t, "label", all[i].label), json_number(t, "value", tidy(all[i].value, 6));
        json_close(t, '}');
    }
    json_close(t, ']');
}

void doctor_write(run *r, text *t) {
    signs s = signs_of(r);
    diagnosis found = doctor_diagnose(&s);
    fact facts[FACTS];
    arg args[FACTS];
    int n = gather(&s, facts);
    for (int i = 0; i < n; i++) args[i] = (arg)NUM(facts[i].key, facts[i].value);
    json_open(t, NULL, '{');
    json_string(t, "verdict", diagnosis_names[found]), json_string(t, "label", opinions[found].label);
    json_open(t, "sentences", '[');
    say_item(t, &opinions[found].what, args, n);
    bool known = found != DEAD || s.dead == s.dead;
    if (opinions[found].why.id && known) say_item(t, &opinions[found].why, args, n);
    json_close(t, ']');
    remedies_write(r, found, t);
    write_facts(t, facts, n);
    json_close(t, '}');
}
