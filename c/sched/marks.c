// marks.c - the steps worth a line on the charts: warmup ends, decay begins, restart, peak, milestone, decay ends.
#include "sched/shape.h"

enum { OF_A_KIND = 24 }; // more than this many repeats are not marks but a pattern, which the curve shows better

struct mark_list {
    sched_mark *out;
    double steps, branch;
    int count;
};

void mark(mark_list *list, const char *kind, const char *label, double step) {
    if (step <= 0 || step >= list->steps || step > list->branch || list->count == MARKS_MAX) return;
    int alike = 0, at = list->count;
    for (int i = 0; i < list->count; i++) alike += list->out[i].label == label;
    if (alike == OF_A_KIND) return;
    for (; at > 0 && list->out[at - 1].step > step; at--) list->out[at] = list->out[at - 1];
    list->out[at] = (sched_mark){kind, label, step};
    list->count++;
}

int sched_marks(const settings *s, int steps, sched_mark *out) {
    plan p;
    mark_list list = {out, steps, steps, 0};
    plan_open(&p, s, steps, NULL);
    list.branch = p.branch;
    if (p.warmup > 0) mark(&list, "warmup_end", place_warmup_ends, p.warmup);
    if (p.hold > 0) mark(&list, "decay_begin", place_decay_begins, p.in.start);
    if (p.shape->marks) p.shape->marks(&p.in, &list);
    if (p.branch < steps) mark(&list, "branch", place_branch, p.branch);
    return list.count;
}
