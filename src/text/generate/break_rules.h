/* SPDX-License-Identifier: Apache-2.0 */
/* text/generate/break_rules.h - the classes and rules of UAX #14, made into an automaton. */
#ifndef PLANPRESS_TEXT_GENERATE_BREAK_RULES_H
#define PLANPRESS_TEXT_GENERATE_BREAK_RULES_H

#include <stdio.h>

/* The classes that are left when LB1 is done, by their short names in the Unicode Character
 * Database. Two are ours: OPW is OP of East Asian width F, W or H, which LB30 exempts (no CP has
 * such a width in Unicode 15.0); PICT is ID that is Extended_Pictographic and unassigned, which
 * LB30b singles out. */
/* clang-format off */
#define BREAK_CLASSES(X)                                                                           \
    X(AL) X(B2) X(BA) X(BB) X(BK) X(CB) X(CL) X(CM) X(CP) X(CR) X(EB) X(EM) X(EX) X(GL) X(H2)      \
    X(H3) X(HL) X(HY) X(ID) X(IN) X(IS) X(JL) X(JT) X(JV) X(LF) X(NL) X(NS) X(NU) X(OP) X(OPW)     \
    X(PICT) X(PO) X(PR) X(QU) X(RI) X(SP) X(SY) X(WJ) X(ZW) X(ZWJ)
/* clang-format on */

/* Those that LB1 resolves into others. */
#define BREAK_UNRESOLVED(X) X(AI) X(CJ) X(SA) X(SG) X(XX)

#define BREAK_ENUM(name) name,
enum break_class { BREAK_CLASSES(BREAK_ENUM) CLASS_COUNT };
enum break_unresolved {
    UNRESOLVED_BEFORE_FIRST = CLASS_COUNT - 1,
    BREAK_UNRESOLVED(BREAK_ENUM) UNRESOLVED_END
};
#undef BREAK_ENUM

/* Write the automaton as C: BREAK_START and break_automaton[state][class]. An entry says in bits
 * 0-1 what stands before the code point (text/break.h), in bits 2-3 what LB25 has to remember or to
 * take back (BREAK_TENTATIVE, BREAK_REVOKE), and above them the next state. */
void break_rules_write(FILE *out);

#endif
