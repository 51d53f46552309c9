// doctor.h - the verdict on one run, in sentences, with its evidence and remedies that are changes of its line.
#ifndef LAB_JUDGE_DOCTOR_H
#define LAB_JUDGE_DOCTOR_H
#include "judge/signs.h"

typedef enum { FINE, EXPLODED, DEAD, BOUNCING, SLOW, SHORT, UNDERFITTING, SPIKY, EARLY, VERDICTS } diagnosis;
extern const char *const diagnosis_names[VERDICTS];

// EARLY: fewer than a handful of steps walked, nothing can be said yet.
diagnosis doctor_diagnose(const signs *s);
// What to try: "remedies": [{id, label, change}], a change being words for the end of the line.
void remedies_write(const run *r, diagnosis found, text *t);
// The run that has been walked, as JSON: {verdict, label, sentences, evidence, remedies}.
void doctor_write(run *r, text *t);
#endif
