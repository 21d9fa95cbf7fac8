#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What is too much, broken or not there, in plans too long to lie in tests/bad.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

source=$(cd "$(dirname "$0")/../.." && pwd)

# a_plan LINE COUNT: a plan whose only section has a line so many times
a_plan() {
    echo '<plan xmlns="urn:planpress:plan:1" xmlns:xi="http://www.w3.org/2001/XInclude" status="draft"
  year="2004/05" xml:lang="en-GB"><metadata><title>Plan</title><council>Council</council></metadata>
<section><title>Title</title>'
    awk -v line="$1" -v count="$2" 'BEGIN { while (count--) print line }'
    echo '</section></plan>'
}

a_plan '<nonsense/>' 1200 >faults.xml
run check faults.xml
is 1
says err 'more than 1000 faults'
says err '1000 errors'

echo '<p xmlns="urn:planpress:plan:1">Text.</p>' >part.xml
a_plan '<xi:include href="part.xml"/>' 1200 >inclusions.xml
run check inclusions.xml
is 1
says err 'inclusions.xml:1004:13: error[include-too-many]'
a_plan '<xi:include href="part.xml"/>' 1000 >inclusions.xml
run check inclusions.xml
is 0

head -c 200 "$source/examples/cabinet-2004/crest.png" >broken.png
a_plan '<figure src="broken.png" alt="A crest"><caption>Crest</caption></figure>' 1 >picture.xml
run build picture.xml
is 1
says err 'picture.xml:4:'
says err 'error[image-broken]'

sed 's|file="LinLibertine_R.otf"|file="None.otf"|' "$source/fonts/catalog.xml" >fonts.xml
run build good.xml --catalog=fonts.xml
is 3
says err 'error[font-missing]'
says err 'fonts-linuxlibertine'

only faults.xml part.xml inclusions.xml broken.png picture.xml fonts.xml
finish
