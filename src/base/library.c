/* SPDX-License-Identifier: Apache-2.0 */
#include "base/library.h"

#include <dlfcn.h>

/* A pointer to a function comes from dlsym as one to an object. POSIX has both alike, C knows no
 * cast between them, so its bytes are copied. */
bool library_load(const struct library *library, struct source_pos pos, struct diag_list *diags,
                  void *functions)
{
    void *handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);
    bool whole = handle != NULL;
    for (size_t i = 0; whole && i < library->count; i++) {
        void *symbol = dlsym(handle, library->rows[i].name);
        whole = symbol != NULL;
        memcpy((char *)functions + library->rows[i].offset, &symbol, sizeof symbol);
    }
    if (whole)
        return true;
    diag_report(diags, DIAG_library_missing, pos, library->file);
    diag_help(diags, "install the package %s", library->package);
    return false;
}
