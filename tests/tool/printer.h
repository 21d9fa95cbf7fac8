/* SPDX-License-Identifier: Apache-2.0 */
/* The printers' profiles of tests: those that Debian installs with libgs-common. */
#ifndef PLANPRESS_PRINTER_H
#define PLANPRESS_PRINTER_H

#define PRINTER_CMYK "/usr/share/color/icc/ghostscript/ps_cmyk.icc"
#define PRINTER_CMYK_OTHER "/usr/share/color/icc/ghostscript/default_cmyk.icc"

/* Not that of a printer; with another class it would be one of a gray press. */
#define SCREEN_GRAY "/usr/share/color/icc/ghostscript/sgray.icc"
#define SCREEN_RGB "/usr/share/color/icc/ghostscript/srgb.icc"

#endif
