/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/uncoloured.c - uncoloured IN.pdf OUT.pdf: the file without its output intents.
 *
 * Asked for a text in the structure, poppler draws the page it is on, for each text anew, and each
 * time turns the curves of the output intent's profile over: of a large plan that is a minute for
 * what takes two seconds without. Where only the structure is looked at, colours need no meaning.
 */
#include <qpdf/qpdf-c.h>
#include <stdio.h>

int main(int count, char **arguments)
{
    if (count != 3) {
        fprintf(stderr, "usage: uncoloured IN.pdf OUT.pdf\n");
        return 2;
    }
    qpdf_data qpdf = qpdf_init();
    qpdf_read(qpdf, arguments[1], NULL);
    qpdf_oh root = qpdf_get_root(qpdf);
    qpdf_oh_remove_key(qpdf, root, "/OutputIntents");
    qpdf_init_write(qpdf, arguments[2]);
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    qpdf_write(qpdf);
    int failed = qpdf_has_error(qpdf) || qpdf_more_warnings(qpdf);
    qpdf_cleanup(&qpdf);
    return failed;
}
