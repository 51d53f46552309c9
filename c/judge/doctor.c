// doctor.c - says the verdict on a run: sentences, evidence, remedies.
#include "judge/doctor.h"
#include "base/fmath.h"
#include "judge/messages.h"

typedef struct opinion { const message *label, *what, *why; } opinion;

static const opinion opinions[VERDICTS] = {
    [FINE] = {&verdict_fine, &say_fine, &say_fine_why},
    [EXPLODED] = {&verdict_exploded, &say_exploded, &say_exploded_why},
    [DEAD] = {&verdict_dead, &say_dead, &say_dead_why},
    [BOUNCING] = {&verdict_bouncing, &say_bouncing, &say_bouncing_why},
    [SLOW] = {&verdict_slow, &say_slow, &say_slow_why},
    [SHORT] = {&verdict_short, &say_short, &say_short_why},
    [UNDERFITTING] = {&verdict_underfitting, &say_underfitting, &say_underfitting_why},
    [SPIKY] = {&verdict_spiky, &say_spiky, &say_spiky_why},
    [EARLY] = {&verdict_early, &say_early, NULL}};

typedef struct fact { const message *what; double value; } fact;
enum { FACTS = 21 };

static int gather(const signs *s, fact *out) {
    const fact all[FACTS] = {
        {&evidence_first, s->first}, {&evidence_last, s->last}, {&evidence_chance, s->chance},
        {&evidence_peak, s->peak}, {&evidence_peak_step, s->peak_step},
        {&evidence_slope, real_exp(s->slope) - 1}, {&evidence_noise, s->noise}, {&evidence_fall, 1 - real_exp(-real_max(s->drop, real_max(s->half_drop, s->held_fall)))},
        {&evidence_bounce, s->bounce}, {&evidence_ratio, s->ratio},
        {&evidence_grad_first, s->grad_first}, {&evidence_grad_last, s->grad_last},
        {&evidence_rate_top, s->rate_top}, {&evidence_rate_end, s->rate_end}, {&evidence_spike, s->spike},
        {&evidence_spike_step, s->spike_step < 0 ? (double)__builtin_nanf("") : s->spike_step}, {&evidence_accuracy, s->accuracy},
        {&evidence_dead, s->dead}, {&evidence_bad_step, s->bad_step < 0 ? (double)__builtin_nanf("") : s->bad_step},
        {&evidence_at, s->at}, {&evidence_steps, s->steps}};
    for (int i = 0; i < FACTS; i++) out[i] = all[i];
    return FACTS;
}

static void write_facts(text *t, const fact *all, int n) {
    json_open(t, "evidence", '[');
    for (int i = 0; i < n; i++) {
        if (all[i].value - all[i].value != 0) continue;
        json_open(t, NULL, '{');
        json_string(t, "key", all[i].what->id), json_string(t, "label", all[i].what->words), json_number(t, "value", tidy(all[i].value, 6));
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
    for (int i = 0; i < n; i++) args[i] = (arg)NUM(facts[i].what->id, facts[i].value);
    json_open(t, NULL, '{');
    json_string(t, "verdict", diagnosis_names[found]), json_string(t, "label", opinions[found].label->words);
    json_open(t, "sentences", '[');
    say_item(t, opinions[found].what, args, n);
    bool known = found != DEAD || s.dead == s.dead;
    if (opinions[found].why && known) say_item(t, opinions[found].why, args, n);
    json_close(t, ']');
    remedies_write(r, found, t);
    write_facts(t, facts, n);
    json_close(t, '}');
}
