// SPDX-License-Identifier: Apache-2.0
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.flavours.PDFAFlavour.Specification;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/**
 * Asks veraPDF's engine about many files in one virtual machine, since starting one and reading the
 * official profiles takes longer than judging a hundred small files.
 *
 * <p>{@code Validate files <LIST}: each line of LIST is flavours (3a,ua1) and a file, with a tab
 * between. For each file and flavour a line
 *
 * <pre>FILE tab FLAVOUR tab conforms|fails|unreadable tab CHECKS</pre>
 *
 * and after one that fails, for each broken rule, a line
 *
 * <pre>tab RULE tab TIMES tab MESSAGE tab WHERE</pre>
 *
 * where RULE is clause-test, and 32005:ELEMENT-test for the rules of ISO/TS 32005; and WHERE is
 * the first place. The status is 1 if a file does not conform, 2 if there was nothing to judge.
 *
 * <p>{@code Validate rules FLAVOUR...}: the rules of those profiles, one a line: FLAVOUR, RULE, kind of
 * object, description.
 */
final class Validate {
    /** A flavour's short name, and the profile in the engine's archive that is for it. */
    private static final Map<String, String> PROFILES = Map.of(
        "3a", "PDFA-3A", "ua1", "PDFUA-1", "4f", "PDFA-4F", "ua2", "PDFUA-2-ISO32005");

    /** A file with a page on it is asked hundreds of questions; with fewer the engine has not looked. */
    private static final int FEWEST_CHECKS = 100;

    /** Faults of one kind beyond this many are not counted. */
    private static final int MOST_FAULTS = 10000;

    private final Map<String, ValidationProfile> profiles = new LinkedHashMap<>();

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        Validate validate = new Validate();
        if (arguments.length == 1 && arguments[0].equals("files")) {
            System.exit(validate.files());
        } else if (arguments.length > 1 && arguments[0].equals("rules")) {
            for (int i = 1; i < arguments.length; i++) {
                validate.rules(arguments[i]);
            }
        } else {
            System.err.println("Usage: Validate files <LIST | Validate rules FLAVOUR...");
            System.exit(2);
        }
    }

    private synchronized ValidationProfile profile(String flavour) throws Exception {
        ValidationProfile profile = profiles.get(flavour);
        if (profile != null) {
            return profile;
        }
        String name = "/org/verapdf/pdfa/validation/" + PROFILES.get(flavour) + ".xml";
        try (InputStream in = PDFAFlavour.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the engine has no profile for " + flavour);
            }
            profile = Profiles.profileFromXml(in);
        }
        if (profile.getRules().isEmpty()) {
            throw new IOException("the engine's profile for " + flavour + " has no rule");
        }
        profiles.put(flavour, profile);
        return profile;
    }

    private int files() throws Exception {
        List<Future<Report>> reports = new ArrayList<>();
        // The engine keeps its state by thread.
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split("\t");
                reports.add(pool.submit(() -> judge(parts[1], List.of(parts[0].split(",")))));
            }
        }
        pool.shutdown();
        boolean conforms = true;
        for (Future<Report> report : reports) {
            System.out.print(report.get().text);
            conforms = conforms && report.get().conforms;
        }
        return reports.isEmpty() ? 2 : conforms ? 0 : 1;
    }

    /** What is said of one file. */
    private static final class Report {
        private final StringBuilder text = new StringBuilder();
        private boolean conforms = true;

        private void line(String... fields) {
            for (int i = 0; i < fields.length; i++) {
                text.append(i == 0 ? "" : "\t").append(fields[i].strip().replaceAll("\\s+", " "));
            }
            text.append('\n');
        }
    }

    private Report judge(String file, List<String> flavours) throws Exception {
        Report report = new Report();
        for (String flavour : flavours) {
            ValidationProfile profile = profile(flavour);
            // One walk a flavour: the engine takes some objects of the file for others by flavour.
            try (PDFAParser parser = Foundries.defaultInstance()
                    .createParser(new File(file), profile.getPDFAFlavour());
                    PDFAValidator validator =
                        ValidatorFactory.createValidator(profile, MOST_FAULTS, false, true, false)) {
                say(report, file, flavour, validator.validate(parser));
            } catch (Exception | StackOverflowError problem) {
                report.conforms = false;
                report.line(file, flavour, "unreadable", String.valueOf(problem));
            }
        }
        return report;
    }

    private static void say(Report report, String file, String flavour, ValidationResult result) {
        Map<String, List<TestAssertion>> faults = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                faults.computeIfAbsent(name(assertion.getRuleId()), key -> new ArrayList<>()).add(assertion);
            }
        }
        int checks = result.getTotalAssertions();
        boolean looked = checks >= FEWEST_CHECKS;
        boolean conforms = looked && result.isCompliant() && faults.isEmpty();
        String verdict = conforms ? "conforms" : looked ? "fails" : "unreadable";
        report.conforms = report.conforms && conforms;
        report.line(file, flavour, verdict, String.valueOf(checks));
        for (Map.Entry<String, List<TestAssertion>> fault : faults.entrySet()) {
            TestAssertion first = fault.getValue().get(0);
            String message = first.getErrorMessage();
            report.line("", fault.getKey(), String.valueOf(fault.getValue().size()),
                message == null ? first.getMessage() : message, first.getLocation().getContext());
        }
    }

    private static String name(RuleId rule) {
        // the clauses of ISO/TS 32005 are those of its table 5, an element each
        String clause = rule.getSpecification() == Specification.ISO_32005
            ? rule.getClause().replace("Table 5. ", "32005:") : rule.getClause();
        return clause + "-" + rule.getTestNumber();
    }

    private void rules(String flavour) throws Exception {
        Report report = new Report();
        for (Rule rule : profile(flavour).getRules()) {
            report.line(flavour, name(rule.getRuleId()), rule.getObject(), rule.getDescription());
        }
        System.out.print(report.text);
    }
}
