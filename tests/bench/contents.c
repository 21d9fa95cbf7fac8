/* SPDX-License-Identifier: Apache-2.0 */
/* contents IN.pdf OUT: the content stream of every page as `floor` wants it, read by libqpdf: its
 * size as eight decimal digits, a line feed, its bytes. */
#include <stdio.h>
#include <stdlib.h>

#include <qpdf/qpdf-c.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return fputs("usage: contents IN.pdf OUT\n", stderr), 2;
    qpdf_data qpdf = qpdf_init();
    FILE *out = fopen(argv[2], "wb");
    if (!out || (qpdf_read(qpdf, argv[1], NULL) & QPDF_ERRORS))
        return fputs("contents: cannot read or write\n", stderr), 1;
    int pages = qpdf_get_num_pages(qpdf);
    for (int i = 0; i < pages; i++) {
        unsigned char *bytes = NULL;
        size_t count = 0;
        qpdf_oh page = qpdf_get_page_n(qpdf, (size_t)i);
        if (qpdf_oh_get_page_content_data(qpdf, page, &bytes, &count) & QPDF_ERRORS)
            return fputs("contents: a page has none\n", stderr), 1;
        fprintf(out, "%08zu\n", count);
        fwrite(bytes, 1, count, out);
        free(bytes);
        qpdf_oh_release(qpdf, page);
    }
    qpdf_cleanup(&qpdf);
    return fclose(out) != 0;
}
