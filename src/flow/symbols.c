/* SPDX-License-Identifier: Apache-2.0 */
/* flow/symbols.c - signs drawn as paths, for no text face of the house has them all and a symbol
 * font's characters say nothing to who cannot see them. Each carries the words it stands for.
 * Status differs in shape, not only in colour, so that it survives a grey printer. */
#include "flow/builder.h"

/* A telephone: handset above, body below with a round dial left open. */
const struct flow_symbol symbol_telephone = {
    "Telephone", 900,
    (const int16_t[]){'M', 40,  470, 'C', 40,  640, 240, 720, 450, 720, 'C', 660, 720, 860,
                      640, 860, 470, 'L', 860, 430, 'L', 660, 430, 'L', 640, 520, 'C', 580,
                      550, 320, 550, 260, 520, 'L', 240, 430, 'L', 40,  430, 'Z', 'M', 300,
                      470, 'L', 600, 470, 'L', 820, 180, 'L', 820, 0,   'L', 80,  0,   'L',
                      80,  180, 'Z', 'M', 450, 330, 'C', 376, 330, 320, 276, 320, 205, 'C',
                      320, 134, 376, 80,  450, 80,  'C', 524, 80,  580, 134, 580, 205, 'C',
                      580, 276, 524, 330, 450, 330, 'Z', 'E'}};

/* A tick. */
const struct flow_symbol symbol_met = {"", 760, (const int16_t[]){'M', 60,  330, 'L', 150, 420, 'L',
                                                                  290, 270, 'L', 610, 640, 'L', 700,
                                                                  555, 'L', 295, 70,  'Z', 'E'}};

/* A hollow circle: close. */
const struct flow_symbol symbol_near = {
    "", 760, (const int16_t[]){'M', 380, 640, 'C', 215, 640, 80,  505, 80,  340, 'C', 80,  175,
                               215, 40,  380, 40,  'C', 545, 40,  680, 175, 680, 340, 'C', 680,
                               505, 545, 640, 380, 640, 'Z', 'M', 380, 520, 'C', 480, 520, 560,
                               440, 560, 340, 'C', 560, 240, 480, 160, 380, 160, 'C', 280, 160,
                               200, 240, 200, 340, 'C', 200, 440, 280, 520, 380, 520, 'Z', 'E'}};

/* A disc: on its way and in time. */
const struct flow_symbol symbol_on_target = {
    "", 760, (const int16_t[]){'M', 380, 600, 'C', 237, 600, 120, 483, 120, 340, 'C',
                               120, 197, 237, 80,  380, 80,  'C', 523, 80,  640, 197,
                               640, 340, 'C', 640, 483, 523, 600, 380, 600, 'Z', 'E'}};

/* An empty box: not begun. */
const struct flow_symbol symbol_not_started = {
    "", 760, (const int16_t[]){'M', 120, 600, 'L', 640, 600, 'L', 640, 80,  'L', 120, 80,  'Z', 'M',
                               210, 510, 'L', 210, 170, 'L', 550, 170, 'L', 550, 510, 'Z', 'E'}};

/* A cross. */
const struct flow_symbol symbol_missed = {
    "", 760, (const int16_t[]){'M', 90,  545, 'L', 175, 630, 'L', 380, 425, 'L', 585, 630, 'L',
                               670, 545, 'L', 465, 340, 'L', 670, 135, 'L', 585, 50,  'L', 380,
                               255, 'L', 175, 50,  'L', 90,  135, 'L', 295, 340, 'Z', 'E'}};

/* Triangles up and down, and a bar for no change. */
const struct flow_symbol symbol_better = {
    "", 720, (const int16_t[]){'M', 60, 80, 'L', 360, 620, 'L', 660, 80, 'Z', 'E'}};

const struct flow_symbol symbol_same = {
    "", 720, (const int16_t[]){'M', 60, 270, 'L', 660, 270, 'L', 660, 400, 'L', 60, 400, 'Z', 'E'}};

const struct flow_symbol symbol_worse = {
    "", 720, (const int16_t[]){'M', 60, 600, 'L', 660, 600, 'L', 360, 60, 'Z', 'E'}};
