/* SPDX-License-Identifier: Apache-2.0 */
/* Files with one thing wrong. Each is called after the row of clauses.txt that must notice it, and
 * where several break the same, with a number. */
#include "pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static qpdf_oh parse(qpdf_data q, const char *text)
{
    return qpdf_oh_parse(q, text);
}

static qpdf_oh first_page(qpdf_data q)
{
    return qpdf_get_page_n(q, 0);
}

static qpdf_oh intent(qpdf_data q)
{
    return item(q, key(q, qpdf_get_root(q), "/OutputIntents"), 0);
}

static void set(qpdf_data q, qpdf_oh dictionary, const char *name, const char *value)
{
    if (qpdf_oh_is_stream(q, dictionary))
        dictionary = qpdf_oh_get_dict(q, dictionary);
    qpdf_oh_replace_key(q, dictionary, name, parse(q, value));
}

static void drop(qpdf_data q, qpdf_oh dictionary, const char *name)
{
    qpdf_oh_remove_key(q, dictionary, name);
}

/* The first font that has a file. */
static void unembed(qpdf_data q)
{
    static const char *const files[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    int count = qpdf_oh_get_int_value_as_int(q, key(q, qpdf_get_trailer(q), "/Size"));
    for (int i = 1; i < count; i++) {
        qpdf_oh descriptor = key(q, qpdf_get_object_by_id(q, i, 0), "/FontDescriptor");
        for (int f = 0; f < 3; f++) {
            if (!has(q, descriptor, files[f]))
                continue;
            drop(q, descriptor, files[f]);
            return;
        }
    }
}

/* Put something at the end of the first page's content. */
static void draw(qpdf_data q, const char *more)
{
    struct content content = content_open(q, first_page(q));
    size_t length = strlen(more);
    unsigned char *bytes = malloc(content.count + length + 1);
    memcpy(bytes, content.bytes, content.count);
    bytes[content.count] = '\n';
    memcpy(bytes + content.count + 1, more, length);
    qpdf_oh stream = key(q, first_page(q), "/Contents");
    qpdf_oh_replace_stream_data(q, stream, bytes, content.count + length + 1, qpdf_oh_new_null(q),
                                qpdf_oh_new_null(q));
    content_close(&content);
    free(bytes);
}

/* Another word in the description. */
static void reword(qpdf_data q, const char *from, const char *to)
{
    qpdf_oh stream = key(q, qpdf_get_root(q), "/Metadata");
    unsigned char *bytes = NULL;
    size_t size = 0;
    QPDF_BOOL filtered;
    qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, &filtered, &bytes, &size);
    size_t length = strlen(from);
    for (size_t i = 0; i + length <= size; i++) {
        if (memcmp(bytes + i, from, length) == 0)
            memcpy(bytes + i, to, length);
    }
    qpdf_oh_replace_stream_data(q, stream, bytes, size, qpdf_oh_new_null(q), qpdf_oh_new_null(q));
    free(bytes);
}

static void replace_profile_byte(qpdf_data q, size_t at, const char *with)
{
    qpdf_oh stream = key(q, intent(q), "/DestOutputProfile");
    unsigned char *bytes = NULL;
    size_t size = 0;
    QPDF_BOOL filtered;
    qpdf_oh_get_stream_data(q, stream, qpdf_dl_all, &filtered, &bytes, &size);
    memcpy(bytes + at, with, strlen(with));
    qpdf_oh_replace_stream_data(q, stream, bytes, size, qpdf_oh_new_null(q), qpdf_oh_new_null(q));
    free(bytes);
}

/* Of the first page, and no longer of others that shared them. */
static qpdf_oh resources(qpdf_data q)
{
    qpdf_oh shared = key(q, first_page(q), "/Resources"), own = qpdf_oh_new_dictionary(q);
    qpdf_oh_begin_dict_key_iter(q, shared);
    while (qpdf_oh_dict_more_keys(q)) {
        const char *name = qpdf_oh_dict_next_key(q);
        qpdf_oh_replace_key(q, own, name, key(q, shared, name));
    }
    qpdf_oh_replace_key(q, first_page(q), "/Resources", own);
    return own;
}

/* A picture, of which nothing is shown. */
static void add_picture(qpdf_data q, const char *entries)
{
    qpdf_oh stream = qpdf_oh_new_stream(q);
    qpdf_oh dictionary = qpdf_oh_get_dict(q, stream), wanted = parse(q, entries);
    qpdf_oh_begin_dict_key_iter(q, wanted);
    while (qpdf_oh_dict_more_keys(q)) {
        const char *name = qpdf_oh_dict_next_key(q);
        qpdf_oh_replace_key(q, dictionary, name, key(q, wanted, name));
    }
    qpdf_oh_replace_stream_data(q, stream, (const unsigned char *)"abc", 3,
                                key(q, wanted, "/Filter"), qpdf_oh_new_null(q));
    qpdf_oh own = resources(q);
    set(q, own, "/XObject", "<<>>");
    qpdf_oh_replace_key(q, key(q, own, "/XObject"), "/X", stream);
}

#define PICTURE "<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace"

struct fault {
    const char *how;
    void (*run)(qpdf_data q, const char *a, const char *b);
    const char *a, *b;
};

static void root_has(qpdf_data q, const char *a, const char *b)
{
    set(q, qpdf_get_root(q), a, b);
}

static void page_has(qpdf_data q, const char *a, const char *b)
{
    set(q, first_page(q), a, b);
}

static void page_lacks(qpdf_data q, const char *a, const char *b)
{
    (void)b;
    drop(q, first_page(q), a);
}

static void intent_has(qpdf_data q, const char *a, const char *b)
{
    set(q, intent(q), a, b);
}

static void intent_lacks(qpdf_data q, const char *a, const char *b)
{
    (void)b;
    drop(q, intent(q), a);
}

static void info_has(qpdf_data q, const char *a, const char *b)
{
    set(q, key(q, qpdf_get_trailer(q), "/Info"), a, b);
}

static void profile_has(qpdf_data q, const char *a, const char *b)
{
    replace_profile_byte(q, (size_t)atoi(a), b);
}

static void xmp_says(qpdf_data q, const char *a, const char *b)
{
    reword(q, a, b);
}

static void content_has(qpdf_data q, const char *a, const char *b)
{
    (void)b;
    draw(q, a);
}

static void resources_have(qpdf_data q, const char *a, const char *b)
{
    set(q, resources(q), a, b);
}

static void picture(qpdf_data q, const char *a, const char *b)
{
    (void)b;
    add_picture(q, a);
}

static void font_is_elsewhere(qpdf_data q, const char *a, const char *b)
{
    (void)a, (void)b;
    unembed(q);
}

static void state_has(qpdf_data q, const char *a, const char *b)
{
    set(q, key(q, key(q, resources(q), "/ExtGState"), "/O1"), a, b);
}

static void nothing(qpdf_data q, const char *a, const char *b)
{
    (void)q, (void)a, (void)b;
}

#define FUNCTION "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 .5]/N 1>>"
#define SPACE(name, alternate) "[/Separation " name alternate FUNCTION "]"

static const struct fault faults[] = {
    {"version", nothing, NULL, NULL}, /* when it is written */
    {"encryption", nothing, NULL, NULL},
    {"intent-1", root_has, "/OutputIntents", "[]"},
    {"intent-2", intent_has, "/S", "/GTS_PDFA1"},
    {"intent-3", intent_lacks, "/OutputConditionIdentifier", NULL},
    {"intent-profile-1", intent_lacks, "/DestOutputProfile", NULL},
    {"intent-profile-2", profile_has, "12", "mntr"},
    {"intent-profile-3", profile_has, "16", "RGB "},
    {"intent-profile-4", profile_has, "8", "\5"},
    {"identification", xmp_says, "PDF/X-4", "PDF/X-3"},
    {"metadata-1", root_has, "/Metadata", "null"},
    {"metadata-2", xmp_says, "xmpMM:DocumentID", "xmpMM:DocumentXY"},
    {"trapped-1", info_has, "/Trapped", "/Unknown"},
    {"trapped-2", info_has, "/Trapped", "/True"},
    {"dates", info_has, "/CreationDate", "(D:19990101000000Z)"},
    {"boxes-1", page_lacks, "/TrimBox", NULL},
    {"boxes-2", page_has, "/TrimBox", "[-20 0 500 700]"},
    {"boxes-3", page_has, "/BleedBox", "[-99 -99 999 999]"},
    {"boxes-4", page_has, "/ArtBox", "[0 0 500 700]"},
    {"annotations-1", page_has, "/Annots", "[<</Type/Annot/Subtype/Text/Rect[9 9 30 30]>>]"},
    {"annotations-2", root_has, "/AcroForm", "<</Fields[]>>"},
    {"actions-1", root_has, "/OpenAction", "<</S/JavaScript/JS(0)>>"},
    {"actions-2", page_has, "/AA", "<</O<</S/Named/N/NextPage>>>>"},
    {"layers", root_has, "/OCProperties", "<</OCGs[]/D<<>>>>"},
    {"fonts", font_is_elsewhere, NULL, NULL},
    {"colour-1", content_has, "1 0 0 rg 9 9 9 9 re f", NULL},
    {"colour-2", content_has, "/Lab0 cs 9 9 9 9 re f", NULL},
    {"colour-3", picture, PICTURE "/DeviceRGB>>", NULL},
    {"colour-4", picture, PICTURE "[/Indexed/DeviceRGB 0<000000>]>>", NULL},
    {"colour-5", resources_have, "/ColorSpace", "<</All " SPACE("/Own", "/DeviceRGB") ">>"},
    {"separations", resources_have, "/ColorSpace", "<</All " SPACE("/All", "/DeviceCMYK") ">>"},
    {"transparency", page_has, "/Group", "<</S/Transparency/CS/DeviceRGB>>"},
    {"transfer", state_has, "/TR", "/Identity"},
    {"halftones", state_has, "/HT", "/Default"},
    {"blend-modes", state_has, "/BM", "/Multiply"},
    {"viewer", root_has, "/ViewerPreferences", "<</PrintArea/TrimBox>>"},
    {"images-3", picture, "<</Subtype/Form/PS 1/BBox[0 0 1 1]>>", NULL},
    {"interpolation", picture, PICTURE "/DeviceGray/Interpolate true>>", NULL},
    {"overprint-1", content_has, "/O1 gs 1 0 0 0 k 9 9 9 9 re f", NULL},
    {"overprint-2", state_has, "/OPM", "0"},
    {"images-1", picture, PICTURE "/DeviceGray/Alternates[]>>", NULL},
    {"images-2", picture, "<</Subtype/PS>>", NULL},
    {"references", picture, PICTURE "/DeviceGray/OPI<<>>>>", NULL},
    {"filters", picture, PICTURE "/DeviceGray/Filter/LZWDecode>>", NULL},
    {"embedded", root_has, "/Names", "<</EmbeddedFiles<</Names[(a)<</Type/Filespec/EF<<>>>>]>>>>"},
    {"bleed-1", content_has, "q /O0 gs 0 0 0 1 k 0 100 50 50 re f Q", NULL},
    {"bleed-2", content_has, "q /O0 gs 0 0 0 1 k 200 200 m 0 250 l 100 300 l h f Q", NULL},
    {"bleed-3", content_has, "q /O0 gs 0 0 0 1 K 2 w 100 200 m 100 0 l S Q", NULL},
    {"content-1", content_has, "Q", NULL},
    {"content-2", content_has, "/Nowhere gs", NULL},
};

bool break_file(qpdf_data q, const char *how, const char *out)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        if (strcmp(how, "list") == 0) {
            puts(faults[i].how);
            continue;
        }
        if (strcmp(faults[i].how, how) != 0)
            continue;
        faults[i].run(q, faults[i].a, faults[i].b);
        qpdf_init_write(q, out);
        qpdf_set_static_ID(q, QPDF_TRUE);
        qpdf_set_preserve_unreferenced_objects(q, QPDF_TRUE);
        qpdf_set_stream_data_mode(q, qpdf_s_preserve);
        if (strcmp(how, "version") == 0)
            qpdf_force_pdf_version(q, "1.7");
        if (strcmp(how, "encryption") == 0)
            qpdf_set_r4_encryption_parameters_insecure(q, "", "owner", QPDF_TRUE, QPDF_TRUE,
                                                       QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                                       qpdf_r3p_full, QPDF_FALSE, QPDF_TRUE);
        return !(qpdf_write(q) & QPDF_ERRORS);
    }
    return strcmp(how, "list") == 0;
}
