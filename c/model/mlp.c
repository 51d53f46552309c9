// mlp.c - the multilayer perceptron: depth hidden layers of equal width, one activation, weights in PyTorch's order W0 b0 W1 b1 ...
#include "base/fmath.h"
#include "model/model.h"

enum { DEEPEST = 4 };

const knob knob_depth = {"depth", "Hidden layers", "", "How many hidden layers; 0 is a linear model.", WHOLE, LINEAR, 0, DEEPEST, "2", NULL, "model", 0};
const knob knob_width = {"width", "Width", "units", "Units in each hidden layer.", WHOLE, LOG, 1, 256, "32", NULL, "model", 0};
const knob knob_activation = {"activation", "Activation", "", "What a hidden unit does with its sum.", CHOICE, LINEAR, 0, 0, "relu", "relu:ReLU|tanh:tanh|gelu:GELU", "model", 0};
const knob knob_init = {"init", "Initial scale", "x", "Multiplies the usual standard deviation of the initial weights (He for ReLU and GELU, LeCun for tanh).", NUMBER, LOG, 0.01, 10, "1", NULL, "model", QUIET};

typedef struct layer { int w, b, in, out; float *a, *slope, *da; } layer;
typedef struct mlp {
    layer layers[DEEPEST + 1];
    int count, inputs;
    double gain;
    float *rows; // (batch, the widest input): room for turned inputs
    sparse_room room;
    float *turned; // room for the first weights, turned
    activation act;
} mlp;

static void shape(mlp *m, const settings *s, model_shape in) {
    int depth = settings_whole(s, &knob_depth), width = settings_whole(s, &knob_width), at = 0;
    m->count = depth + 1, m->inputs = in.inputs, m->gain = settings_number(s, &knob_init);
    m->act = (activation)(settings_whole(s, &knob_activation) + ACT_RELU);
    for (int i = 0; i <= depth; i++) {
        layer *l = &m->layers[i];
        l->in = i ? width : in.inputs, l->out = i < depth ? width : in.outputs;
        l->w = at, at += round_up4(l->in * l->out);
        l->b = at, at += round_up4(l->out);
    }
}

static int tensors(const settings *s, model_shape in, tensor *out, int *size) {
    mlp m;
    shape(&m, s, in);
    for (int i = 0; i < m.count; i++) {
        const layer *l = &m.layers[i];
        out[2 * i] = (tensor){l->w, l->out, l->in};
        out[2 * i + 1] = (tensor){l->b, l->out, 1};
    }
    *size = m.layers[m.count - 1].b + round_up4(in.outputs);
    return 2 * m.count;
}

static int widest(const mlp *m) {
    int most = 0;
    for (int i = 0; i < m->count; i++) most = int_max(most, m->layers[i].in);
    return most;
}

static void *open(const settings *s, model_shape in, arena *a) {
    mlp counting, *taken = arena_take(a, sizeof *taken), *m = taken ? taken : &counting;
    shape(m, s, in);
    m->rows = arena_floats(a, (size_t)widest(m) * (size_t)in.batch);
    for (int i = 0; i < m->count; i++) {
        layer *l = &m->layers[i];
        size_t n = (size_t)l->out * (size_t)in.batch;
        l->a = arena_floats(a, n);
        if (i + 1 < m->count) l->da = arena_floats(a, n);
        if (i + 1 < m->count && m->act == ACT_GELU) l->slope = arena_floats(a, n);
    }
    if (in.lists) {
        size_t I = (size_t)in.inputs, B = (size_t)in.batch;
        m->turned = in.g, m->room.turned = arena_floats(a, B * (size_t)m->layers[0].out);
        m->room.listed = arena_take(a, I * B * sizeof(nonzero)), m->room.columns = arena_take(a, I * sizeof(nonzeros));
    }
    return taken;
}

// Normal with variance gain^2 * 2 / fan_in for ReLU and GELU (He et al. 2015), gain^2 / fan_in for tanh and the last layer (LeCun et al. 1998); biases zero.
static void init(void *state, float *w, rng *r) {
    mlp *m = state;
    for (int i = 0; i < m->count; i++) {
        const layer *l = &m->layers[i];
        bool last = i + 1 == m->count;
        double sd = m->gain * real_sqrt((!last && m->act != ACT_TANH ? 2.0 : 1.0) / l->in);
        for (int j = 0; j < l->in * l->out; j++) w[l->w + j] = (float)(sd * rng_normal(r));
    }
}

static void forward_layer(mlp *m, int i, const float *w, float *x, const nonzeros *rows, int B4) {
    layer *l = &m->layers[i];
    activation act = i + 1 < m->count ? m->act : ACT_NONE;
    if (rows) {
        if (sparse_forward(w + l->w, w + l->b, rows, m->turned, l->a, l->slope, l->out, l->in, B4, act)) return;
        spread_rows(rows, x, l->in, B4);
    }
    dense_forward(w + l->w, w + l->b, x, l->a, l->slope, l->out, l->in, B4, act);
}

static const float *forward(void *state, const float *w, float *x, const nonzeros *rows, int B4) {
    mlp *m = state;
    for (int i = 0; i < m->count; i++, rows = NULL) forward_layer(m, i, w, x, rows, B4), x = m->layers[i].a;
    return x;
}

static void back_weights(mlp *m, const layer *l, const float *dy, const float *x, float *g, int B4) {
    bool gated = m->act == ACT_RELU && l->da;
    if (gated && gated_back_weights(dy, x, m->rows, g + l->w, g + l->b, l->out, l->in, B4)) return;
    dense_back_weights(dy, x, m->rows, g + l->w, g + l->b, l->out, l->in, B4);
}

static void backward(void *state, const float *w, float *g, float *x, const nonzeros *rows, const float *dlogits, int B4) {
    mlp *m = state;
    const float *dy = dlogits;
    for (int i = m->count - 1; i >= 0; i--) {
        layer *l = &m->layers[i], *below = i ? &m->layers[i - 1] : NULL;
        if (!below && rows) {
            if (sparse_back_weights(dy, rows, &m->room, g + l->w, g + l->b, l->out, l->in, B4)) return;
            spread_rows(rows, x, l->in, B4);
        }
        back_weights(m, l, dy, below ? below->a : x, g, B4);
        if (!below) return;
        dense_back_input(w + l->w, dy, m->act == ACT_GELU ? below->slope : below->a, below->da, l->out, l->in, B4, m->act);
        dy = below->da;
    }
}

static bool unit_is_dead(const float *a, int B) {
    for (int b = 0; b < B; b++)
        if (a[b] != 0) return false;
    return true;
}

static double dead(void *state, int B, int B4) {
    mlp *m = state;
    int silent = 0, units = 0;
    for (int i = 0; i + 1 < m->count; i++)
        for (int o = 0; o < m->layers[i].out; o++, units++) silent += unit_is_dead(m->layers[i].a + (size_t)o * (size_t)B4, B);
    return units ? (double)silent / units : 0;
}

static const knob *const knobs[] = {&knob_depth, &knob_width, &knob_activation, &knob_init, NULL};
const model_def model_mlp = {
    {"mlp", "Multilayer perceptron", "Dense layers, one after the other.", "a' = act(W a + b)", "Rumelhart, Hinton, Williams 1986", NULL, knobs},
    tensors, open, init, forward, backward, dead};
