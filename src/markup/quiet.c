/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/quiet.h"

#include <libxml/globals.h>

static void ignore_structured(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

__attribute__((format(printf, 2, 3))) static void ignore_generic(void *context, const char *format,
                                                                 ...)
{
    (void)context;
    (void)format;
}

void quiet_begin(struct quiet *quiet)
{
    *quiet = (struct quiet){xmlStructuredError, xmlStructuredErrorContext, xmlGenericError,
                            xmlGenericErrorContext};
    xmlSetStructuredErrorFunc(NULL, ignore_structured);
    xmlSetGenericErrorFunc(NULL, ignore_generic);
}

void quiet_end(const struct quiet *quiet)
{
    xmlSetStructuredErrorFunc(quiet->structured_context, quiet->structured);
    xmlSetGenericErrorFunc(quiet->generic_context, quiet->generic);
    xmlResetLastError();
}
