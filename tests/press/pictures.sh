#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Pictures with profiles of their own (tests/conform/pictures.c), printed
# on two presses: on the plates is what littleCMS's own transicc makes of their colours for each of them.
# shellcheck source=tests/press/harness.sh
. "$(dirname "$0")/harness.sh"
read=$readers/press-plates
pictures=$readers/../conform/conform-pictures
other=/usr/share/color/icc/ghostscript/default_cmyk.icc

"$pictures" . "$other" || exit 1
{
    echo '<plan xmlns="urn:planpress:plan:1" status="approved" year="2004/05" xml:lang="en-GB"><metadata>
<title>Plan</title><council>Ouseford District Council</council><published>2004-06-30</published></metadata>
<section><title>Pictures</title>'
    for picture in own-rgb.png own-rgb16.png own-palette.png own-places.png own-rgb.jpg own-gray.png own-gray.jpg \
        own-cmyk.jpg; do
        echo "<figure src=\"$picture\" alt=\"A picture\"/>"
    done
    echo '</section></plan>'
} >plan.xml

# where NUMBER: the left and top edge of the picture, in points of the page
where() {
    "$program" build --edition=plan --dump=pages plan.xml | sed -n 's/.* image y=\([0-9]*\) x=\([0-9]*\) .*/\2 \1/p' |
        sed -n "$1p"
}

# inks NUMBER NAME CYAN MAGENTA YELLOW BLACK: the percents in the middle of the picture, give or take 2.
inks() {
    # shellcheck disable=SC2046 # two numbers
    set -- "$1" "$2" "$3" "$4" "$5" "$6" $(where "$1")
    for plate in Cyan Magenta Yellow Black; do
        there=$("$read" "$2($plate).tif" $(($7 + 35 + 6)) $(($8 + 35 + 6)) 6 6)
        most=${there% *} least=${there#* } wanted=$3
        if ! [ "$most" -le $((wanted + 2)) ] || ! [ "$least" -ge $((wanted - 2)) ]; then
            complain "picture $1 has $least to $most percent on the plate $plate of $2, not $wanted"
        fi
        set -- "$1" "$2" "$4" "$5" "$6" 0 "$7" "$8"
    done
}

# percents FROM TO NUMBER...: what becomes of a colour
percents() {
    from=$1 to=$2
    shift 2
    echo "$*" | transicc -i "$from" -o "$to" -t 1 -b -n -q 2>/dev/null | head -1 | sed 's/\.[0-9]*//g'
}

# tone_of PROFILE LIGHT: the percent of black that leaves so much of 255 parts of the light that paper throws
# back and full black does not.
tone_of() {
    awk 'BEGIN { for (i = 0; i <= 100; i++) print 0, 0, 0, i }' |
        transicc -i "$1" -o '*XYZ' -t 1 -n 2>/dev/null | awk -v "wanted=$2" '
            NF >= 3 { light[count++] = $2 }
            END {
                for (i = 0; i < 100; i++)
                    if ((light[i] - light[100]) / (light[0] - light[100]) <= wanted / 255)
                        break
                print i
            }'
}

for press in printer other; do
    [ $press = printer ] && profile=$printer || profile=$other
    "$program" build -q --edition=plan --profile=press --output-intent="$profile" plan.xml -o $press.pdf 2>said
    grep -v press-image-coarse said | grep '\[' && complain "$press: $(cat said)"
    "$readers/press-read" check $press.pdf >said || complain "$press is no PDF/X-4: $(cat said)"
    gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=tiffsep -sCompression=none -r72 -o $press.tif $press.pdf || exit 1
    green=$(percents '*sRGB' "$profile" 60 200 20)
    for number in 1 2 3 4 5; do
        # shellcheck disable=SC2086 # four numbers
        inks $number $press $green
    done
    percents '*sRGB' "$profile" 60 200 20 >>greens
    # Gray that counts light has 55 of 255 parts of it, and stands on the black plate alone.
    tone=$(tone_of "$profile" 55)
    for number in 6 7; do
        inks $number $press 0 0 0 "$tone"
    done
done
[ "$(sort -u greens | wc -l)" -eq 2 ] || complain "both presses print green alike"

# CMYK for the second press: it is left alone there, and made the other's inks on the other.
inks 8 other 60 20 80 10
qpdf --qdf --object-streams=disable other.pdf - | grep -aq DCTDecode || complain "the picture for this press was changed"
# shellcheck disable=SC2046 # four numbers
inks 8 printer $(percents "$other" "$printer" 60 20 80 10)

[ "$failures" -eq 0 ]
