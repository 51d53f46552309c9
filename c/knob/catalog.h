// catalog.h - the whole dictionary as JSON, for the page, the command line and the docs.
#ifndef LAB_CATALOG_H
#define LAB_CATALOG_H
#include "base/text.h"
#include "knob/knob.h"

typedef struct column_def { const char *key, *label, *unit, *axis, *place; } column_def;
void catalog_write(text *t, const dictionary *words, const column_def *columns, int count);
#endif
