/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/json.h"

#include <string.h>
#include <wchar.h>

/* Bytes of the well-formed UTF-8 sequence at the start, 0 when there is none. The thread's locale
 * is C.UTF-8 (terminal_prepare). */
static size_t sequence(const char *bytes, size_t length)
{
    mbstate_t state = {0};
    wchar_t c;
    size_t used = mbrtowc(&c, bytes, length, &state);
    return used == (size_t)-1 || used == (size_t)-2 ? 0 : used;
}

static void escaped(FILE *to, unsigned char c)
{
    static const char short_forms[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    for (const char *pair = short_forms; *pair; pair += 2) {
        if ((unsigned char)pair[0] == c) {
            fprintf(to, "\\%c", pair[1]);
            return;
        }
    }
    fprintf(to, "\\u%04x", (unsigned)c);
}

void json_string(FILE *to, const char *bytes, size_t length)
{
    putc('"', to);
    for (size_t at = 0; at < length;) {
        unsigned char c = (unsigned char)bytes[at];
        size_t used = c < 0x80 ? 1 : sequence(bytes + at, length - at);
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
            escaped(to, c);
        else if (used)
            fwrite(bytes + at, 1, used, to);
        else
            fputs("\\ufffd", to);
        at += used ? used : 1;
    }
    putc('"', to);
}

void json_field(FILE *to, const char *name, const char *value)
{
    fprintf(to, "\"%s\":", name);
    if (value)
        json_string(to, value, strlen(value));
    else
        fputs("null", to);
}
