/* SPDX-License-Identifier: Apache-2.0 */
/* The line breaking rules of UAX #14, Unicode 15.0, as two tables a reader can hold against the
 * standard, and the automaton made from them.
 *
 * The rules look at the class on either side of a position and at a little of what went before:
 * through spaces (LB8, LB14-LB18), combining marks (LB9), numbers (LB25), pairs of regional
 * indicators (LB30a). All that can be known on reaching a character, so it is put into the left
 * side: a *state* is the class of the character before the position, made finer where a rule asks
 * for more. `rules` says what happens between a state and a class, the first row that fits
 * deciding, as in the standard; `steps` says which state follows where it is not simply the class
 * just read. From both comes one table lookup per character, and linear time.
 *
 * Numbers follow example 7 of section 8.2, as Unicode's own test file does: LB13 and LB25 then keep
 * a whole number together, with its sign, brackets and unit, and LB25 in the plain pairs is left
 * out. One part of it must look ahead: (PR|PO) x (OP|HY)? NU. Before OP the break is therefore
 * allowed tentatively and taken back when NU comes next; before HY there never is one (LB21). */
#include "text/generate/break_rules.h"

#include <stdint.h>

#include "text/break.h"

/* States are the classes, numbered alike, and these. Some classes never serve as a state. */
#define BREAK_STATES(X)                                                                            \
    X(START)   /* nothing before: sot in the standard */                                           \
    X(OP_SP)   /* OP SP+ */                                                                        \
    X(QU_SP)   /* QU SP+ */                                                                        \
    X(CL_SP)   /* (CL | CP) SP+ */                                                                 \
    X(B2_SP)   /* B2 SP+ */                                                                        \
    X(HL_HY)   /* HL (HY | BA) */                                                                  \
    X(PR_OP)   /* (PR | PO) OP */                                                                  \
    X(NU_SY)   /* NU (NU | SY | IS)* SY */                                                         \
    X(NU_IS)   /* NU (NU | SY | IS)* IS */                                                         \
    X(NU_CL)   /* NU (NU | SY | IS)* CL */                                                         \
    X(NU_CP)   /* NU (NU | SY | IS)* CP */                                                         \
    X(RI_PAIR) /* an even number of RI */

#define STATE_ENUM(name) name,
enum state { STATES_BEFORE_FIRST = CLASS_COUNT - 1, BREAK_STATES(STATE_ENUM) STATE_COUNT };

_Static_assert(STATE_COUNT <= 64, "a set of states is a 64-bit mask");

#define ONE(name) (UINT64_C(1) << (name))
#define ANY UINT64_MAX
#define NOT(set) (~(set))

/* Sets of states that look the same to rules not concerned with what went before. */
#define HARD (ONE(BK) | ONE(CR) | ONE(LF) | ONE(NL))
#define SPACES (ONE(SP) | ONE(OP_SP) | ONE(QU_SP) | ONE(CL_SP) | ONE(B2_SP))
#define OPEN (ONE(OP) | ONE(PR_OP))
#define CLOSE (ONE(CL) | ONE(NU_CL))
#define CLOSE_ROUND (ONE(CP) | ONE(NU_CP))
#define SOLIDUS (ONE(SY) | ONE(NU_SY))
#define INFIX (ONE(IS) | ONE(NU_IS))
#define NUMBER (ONE(NU) | ONE(NU_SY) | ONE(NU_IS))
#define NUMBER_CLOSED (ONE(NU_CL) | ONE(NU_CP))

/* Sets of classes (and of the states of the same name). */
#define LETTERS (ONE(AL) | ONE(HL))
#define IDEOGRAPHS (ONE(ID) | ONE(EB) | ONE(EM) | ONE(PICT))
#define HANGUL (ONE(JL) | ONE(JV) | ONE(JT) | ONE(H2) | ONE(H3))
#define CLOSING (ONE(CL) | ONE(CP))
#define OPENING (ONE(OP) | ONE(OPW))

enum action { NEVER, MAY, MUST, MAY_TENTATIVELY, NEVER_TENTATIVELY, NEVER_REVOKING };

struct rule {
    const char *name;
    uint64_t before; /* states */
    uint64_t after;  /* classes */
    enum action action;
};

static const struct rule rules[] = {
    {"LB2", ONE(START), ANY, NEVER},
    {"LB4", ONE(BK), ANY, MUST},
    {"LB5", ONE(CR), ONE(LF), NEVER},
    {"LB5", ONE(CR) | ONE(LF) | ONE(NL), ANY, MUST},
    {"LB6", ANY, HARD, NEVER},
    {"LB7", ANY, ONE(SP) | ONE(ZW), NEVER},
    {"LB8", ONE(ZW), ANY, MAY}, /* the state outlasts spaces, see `steps` */
    /* LB8a, LB9 and LB10 hold for all the rows that follow: transition() applies them. */
    {"LB11", ANY, ONE(WJ), NEVER},
    {"LB11", ONE(WJ), ANY, NEVER},
    {"LB12", ONE(GL), ANY, NEVER},
    {"LB12a", NOT(SPACES | ONE(BA) | ONE(HY) | ONE(HL_HY)), ONE(GL), NEVER},
    {"LB13", ANY, ONE(EX), NEVER},
    {"LB13", NOT(ONE(NU)), CLOSING | ONE(IS) | ONE(SY), NEVER}, /* 8.2, example 7 */
    {"LB25", ONE(PR_OP), ONE(NU), NEVER_REVOKING}, /* LB14 comes to the same, but forgets */
    {"LB14", OPEN | ONE(OP_SP), ANY, NEVER},
    {"LB15", ONE(QU) | ONE(QU_SP), OPENING, NEVER},
    {"LB16", CLOSE | CLOSE_ROUND | ONE(CL_SP), ONE(NS), NEVER},
    {"LB17", ONE(B2) | ONE(B2_SP), ONE(B2), NEVER},
    {"LB18", SPACES, ANY, MAY},
    {"LB19", ANY, ONE(QU), NEVER},
    {"LB19", ONE(QU), ANY, NEVER},
    {"LB20", ANY, ONE(CB), MAY},
    {"LB20", ONE(CB), ANY, MAY},
    {"LB21", ANY, ONE(BA) | ONE(HY) | ONE(NS), NEVER},
    {"LB21", ONE(BB), ANY, NEVER},
    {"LB21a", ONE(HL_HY), ANY, NEVER},
    {"LB21b", SOLIDUS, ONE(HL), NEVER},
    {"LB22", ANY, ONE(IN), NEVER},
    {"LB23", LETTERS, ONE(NU), NEVER},
    {"LB23", ONE(NU), LETTERS, NEVER},
    {"LB23a", ONE(PR), IDEOGRAPHS, NEVER},
    {"LB23a", IDEOGRAPHS, ONE(PO), NEVER},
    {"LB24", ONE(PR) | ONE(PO), LETTERS, NEVER},
    {"LB24", LETTERS, ONE(PR) | ONE(PO), NEVER},
    {"LB25", ONE(PR) | ONE(PO) | ONE(HY), ONE(NU), NEVER},
    {"LB25", ONE(PR) | ONE(PO), OPENING, MAY_TENTATIVELY},
    {"LB25", NUMBER, ONE(NU) | ONE(SY) | ONE(IS) | CLOSING, NEVER},
    {"LB25", NUMBER | NUMBER_CLOSED, ONE(PO) | ONE(PR), NEVER},
    {"LB26", ONE(JL), ONE(JL) | ONE(JV) | ONE(H2) | ONE(H3), NEVER},
    {"LB26", ONE(JV) | ONE(H2), ONE(JV) | ONE(JT), NEVER},
    {"LB26", ONE(JT) | ONE(H3), ONE(JT), NEVER},
    {"LB27", HANGUL, ONE(PO), NEVER},
    {"LB27", ONE(PR), HANGUL, NEVER},
    {"LB28", LETTERS, LETTERS, NEVER},
    {"LB29", INFIX, LETTERS, NEVER},
    {"LB30", LETTERS | ONE(NU), ONE(OP), NEVER},
    {"LB30", CLOSE_ROUND, LETTERS | ONE(NU), NEVER},
    {"LB30a", ONE(RI), ONE(RI), NEVER},
    {"LB30b", ONE(EB) | ONE(PICT), ONE(EM), NEVER},
    {"LB31", ANY, ANY, MAY},
};

/* Where the state after a character is not its class. The first row that fits decides. */
struct step {
    const char *why;
    uint64_t before; /* states */
    uint64_t after;  /* classes */
    int next;
};

static const struct step steps[] = {
    {"LB8: ZW SP*", ONE(ZW), ONE(SP), ZW},
    {"LB14: OP SP*", OPEN | ONE(OP_SP), ONE(SP), OP_SP},
    {"LB15: QU SP*", ONE(QU) | ONE(QU_SP), ONE(SP), QU_SP},
    {"LB16: (CL | CP) SP*", CLOSE | CLOSE_ROUND | ONE(CL_SP), ONE(SP), CL_SP},
    {"LB17: B2 SP*", ONE(B2) | ONE(B2_SP), ONE(SP), B2_SP},
    {"LB21a: HL (HY | BA)", ONE(HL), ONE(HY) | ONE(BA), HL_HY},
    {"LB25: (PR | PO) OP", ONE(PR) | ONE(PO), OPENING, PR_OP},
    {"LB14: width matters only before OP", ANY, ONE(OPW), OP},
    {"LB25: within a number", NUMBER, ONE(SY), NU_SY},
    {"LB25: within a number", NUMBER, ONE(IS), NU_IS},
    {"LB25: after a number", NUMBER, ONE(CL), NU_CL},
    {"LB25: after a number", NUMBER, ONE(CP), NU_CP},
    {"LB30a: (RI RI)+", ONE(RI), ONE(RI), RI_PAIR},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static enum action decide(int before, int after)
{
    for (size_t i = 0;; i++)
        if (rules[i].before & ONE(before) && rules[i].after & ONE(after))
            return rules[i].action;
}

static int step(int before, int after)
{
    for (size_t i = 0; i < COUNT(steps); i++)
        if (steps[i].before & ONE(before) && steps[i].after & ONE(after))
            return steps[i].next;
    return after;
}

struct transition {
    enum action action;
    int next;
    int joined; /* the next state remembers that ZWJ came last */
};

/* LB8a: no break after ZWJ, whatever `action` says; what LB25 has to remember remains. */
static enum action after_joiner(enum action action)
{
    if (action == NEVER_REVOKING)
        return NEVER_REVOKING;
    return action == MAY_TENTATIVELY ? NEVER_TENTATIVELY : NEVER;
}

/* What happens between `before` and a character of class `after`; `joined` when the character
 * before is really a ZWJ that LB9 has counted to `before`. */
static struct transition transition(int before, int joined, int after)
{
    int mark = after == CM || after == ZWJ;
    if (mark && !((HARD | SPACES | ONE(ZW) | ONE(START)) & ONE(before))) /* LB9 */
        return (struct transition){NEVER, before, after == ZWJ};
    int class = mark ? AL : after; /* LB10 */
    enum action action = decide(before, class);
    return (struct transition){joined ? after_joiner(action) : action, step(before, class),
                               after == ZWJ};
}

static unsigned entry(struct transition transition)
{
    static const unsigned codes[] = {
        [NEVER] = BREAK_NONE,
        [MAY] = BREAK_ALLOWED,
        [MUST] = BREAK_MANDATORY,
        [MAY_TENTATIVELY] = BREAK_ALLOWED | 1u << 2,
        [NEVER_TENTATIVELY] = BREAK_NONE | 1u << 2,
        [NEVER_REVOKING] = BREAK_NONE | 2u << 2,
    };
    unsigned next = (unsigned)transition.next + (transition.joined ? STATE_COUNT : 0);
    return codes[transition.action] | next << 4;
}

#define NAME_ROW(name) #name,
static const char *const state_names[] = {BREAK_CLASSES(NAME_ROW) BREAK_STATES(NAME_ROW)};

void break_rules_write(FILE *out)
{
    fprintf(out,
            "enum { BREAK_START = %d, BREAK_TENTATIVE = 4, BREAK_REVOKE = 8 };\n\n"
            "/* %zu bytes */\nstatic const unsigned short break_automaton[%d][%d] = {\n",
            START, (size_t)2 * STATE_COUNT * CLASS_COUNT * sizeof(unsigned short), 2 * STATE_COUNT,
            CLASS_COUNT);
    for (int joined = 0; joined < 2; joined++) {
        for (int state = 0; state < STATE_COUNT; state++) {
            fprintf(out, "/* %s%s */ {", state_names[state], joined ? " ZWJ" : "");
            for (int class = 0; class < CLASS_COUNT; class ++)
                fprintf(out, "%u,", entry(transition(state, joined, class)));
            fputs("},\n", out);
        }
    }
    fputs("};\n", out);
}
