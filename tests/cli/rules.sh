#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The rules as people and programs meet them: listed, breaking a plan or warning of a draft, strict,
# and reported in SARIF.
# shellcheck disable=SC2016 # what looks like a variable is one of jq's
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

json() { # json FILTER: must be true of out
    jq -e "$1" out >/dev/null 2>&1 || complain "not so: $1"
}

# the list
run rules
is 0
silent err
says out 'contracts-dated (error)'
[ "$(wc -L <out)" -le 80 ] || complain "a line is too wide"
run rules --format=json
is 0
json '.rules | length > 20 and ([.[].id] | unique | length) == length'
json '.rules | all(.severity == "error" or .severity == "warning")'
json '.rules | all(.origin == "law" or .origin == "guidance" or .origin == "practice")'
json '.rules | all(.means != "checked" or (.waivable | type) == "boolean")'
run rules plan.xml
is 2

# what breaks a rule: an error of an approved plan, a warning of a draft, an error again if strict
sed 's|<published>.*</published>||' good.xml >undated.xml
run check undated.xml
is 1
says err 'error[doc-metadata]: the document has no date'
run build undated.xml
is 1
[ ! -f undated.pdf ] || complain "a plan that breaks a rule was published"
sed 's|status="approved"|status="draft"|' undated.xml >draft.xml
run check draft.xml
is 0
says err 'warning[doc-metadata]'
run build draft.xml
is 0
a_pdf draft.pdf
run check --strict draft.xml
is 1
says err 'error[doc-metadata]'
rm draft.pdf
run build --strict draft.xml
is 1
[ ! -f draft.pdf ] || complain "--strict published a draft with something open"

# a waiver makes a note of it, and a dump asks no rules
sed 's|</council>|&<waivers><waiver rule="doc-metadata" reason="It has no date: a sample."/></waivers>|' \
    undated.xml >waived.xml
run check --strict waived.xml
is 0
says err 'note[doc-metadata]: the document has no date (waived: It has no date: a sample.)'
run build --dump=pages undated.xml
is 0
silent err

# what is open in exempt matter is listed only for members
cat >exempt.xml <<'END'
<plan xmlns="urn:planpress:plan:1" status="draft" year="2004/05" xml:lang="en-GB">
  <metadata><title>Plan</title><council>Council</council><published>2004-06-30</published></metadata>
  <section><title>One</title><p>Text.</p></section>
  <annex exempt="3"><title>Secret</title><p>TBC</p>
    <list><item>XX</item></list></annex>
</plan>
END
run check exempt.xml
is 0
says err 'warning[placeholder-text]'
run build --dump=pages exempt.xml
lacks out 'Open points'
lacks out TBC
run build --dump=pages --edition=cabinet-paper-members exempt.xml
says out 'Open points'
says out TBC
says out XX

# SARIF 2.1.0: the constraints of its schema on what we write
mkdir 'a folder'
cp waived.xml 'a folder/ü.xml'
run check --format=sarif wrong.xml undated.xml draft.xml 'a folder/ü.xml' none.xml
is 3
silent err
cp out first
# shellcheck disable=SC2016 # jq has variables too
json '.version == "2.1.0" and (."$schema" | endswith("sarif-2.1.0.json")) and (.runs | length) == 1'
json '.runs[0] | .columnKind == "unicodeCodePoints" and .tool.driver.name == "planpress"'
json ".runs[0].tool.driver.version == \"$("$program" --version | sed -n '1s/planpress //p')\""
json '.runs[0].tool.driver.rules | length > 20 and all((.id | length) > 0 and
    (.shortDescription.text | length) > 0 and
    (.defaultConfiguration.level | IN("error", "warning", "note")))'
# shellcheck disable=SC2016
json '.runs[0] | .tool.driver.rules as $rules | .results | length >= 6 and
    all((.message.text | length) > 0 and (.level | IN("error", "warning", "note")) and
        (.ruleIndex == null or $rules[.ruleIndex].id == .ruleId))'
json '.runs[0].results | all(.locations | length <= 1 and all(.physicalLocation |
    (.artifactLocation.uri | test("^[A-Za-z0-9._~/%-]+$")) and
    (.region == null or (.region.startLine >= 1 and (.region.startColumn // 1) >= 1))))'
json '[.runs[0].results[] | select(.ruleId == "doc-metadata")] | map(.level) | sort ==
    ["error", "note", "warning"]'
json '[.runs[0].results[] | select(.suppressions != [])] | length == 1 and .[0].suppressions ==
    [{kind: "inSource", status: "accepted", justification: "It has no date: a sample."}] and
    (.[0].locations[0].physicalLocation.artifactLocation.uri == "a%20folder/%C3%BC.xml")'
json '.runs[0].results | any(.properties.help != null)'
json '[.runs[0].results[] | select(.ruleId == "file-not-found")] | .[0].locations == []'
json '.runs[0].invocations == [{executionSuccessful: false, exitCode: 3}]'
run check --format=sarif wrong.xml undated.xml draft.xml 'a folder/ü.xml' none.xml
same out first
run check --format=sarif good.xml
is 0
json '.runs[0].results == [] and .runs[0].invocations[0].executionSuccessful'
run build --format=sarif good.xml
is 2
says out "'build' does not report in SARIF"

finish
