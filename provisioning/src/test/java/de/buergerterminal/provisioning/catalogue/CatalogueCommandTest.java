package de.buergerterminal.provisioning.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.provisioning.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From FIM's form to a signed catalogue, as a technician does it.
class CatalogueCommandTest {
    private static final String FORM =
            """
            <xdf:xdatenfelder.stammdatenschema.0102
                xmlns:xdf="urn:xoev-de:fim:standard:xdatenfelder_3.0.0">
              <xdf:stammdatenschema>
                <xdf:identifikation><xdf:id>S99000000002</xdf:id><xdf:version>1.0.0</xdf:version>
                </xdf:identifikation>
                <xdf:name>Bootsliste</xdf:name>
                <xdf:bezug>§ 3 Musterhafensatzung</xdf:bezug>
                <xdf:struktur><xdf:anzahl>1:1</xdf:anzahl><xdf:enthaelt><xdf:datenfeld>
                  <xdf:identifikation><xdf:id>F99000000001</xdf:id></xdf:identifikation>
                  <xdf:name>Name des Bootes</xdf:name>
                  <xdf:feldart><code>input</code></xdf:feldart>
                  <xdf:datentyp><code>text</code></xdf:datentyp>
                  <xdf:praezisierung minLength="1" maxLength="40"/>
                </xdf:datenfeld></xdf:enthaelt></xdf:struktur>
              </xdf:stammdatenschema>
            </xdf:xdatenfelder.stammdatenschema.0102>
            """;

    @TempDir Path folder;
    private String said = "";

    @Test
    void aFormOfFimBecomesACatalogueThatIsCheckedSignedAndVerified() throws Exception {
        Path form = Files.writeString(folder.resolve("form.xml"), FORM);
        Path town = folder.resolve("town");
        keys();

        assertThat(run("import-xdf", form, "--out", town, "--service", "boote")).isZero();
        assertThat(said).contains("to fill in", "import-report.md");
        assertThat(town.resolve("boote/import-report.md")).content().contains("Bootsliste");
        assertThat(run("catalogue", "check", town)).as(said).isZero();
        assertThat(said)
                .contains("1 services, no mistakes.", "boote  Bootsliste")
                .doesNotContain("identification");
        Path facts = town.resolve("boote/service.json");
        String asImported = Files.readString(facts);
        Files.writeString(
                facts,
                asImported
                        .replaceFirst("\\{", "{\"identification\": \"HIGH\",")
                        .replace("\"OFFICE_KEY\"", "\"OFFICE_KEY\", \"IDENTITY_READING\""));
        assertThat(run("catalogue", "check", town)).as(said).isZero();
        assertThat(said)
                .contains("shown, but not offered by any terminal yet: identification HIGH");
        Files.writeString(facts, asImported);
        assertThat(run("catalogue", "sign", town, "--key", secret(), "--version-number", "3"))
                .as(said)
                .isZero();
        assertThat(run("catalogue", "verify", town, "--key", known())).isZero();
        assertThat(said).contains("Good: 3+", "1 services.", "never read: boote/import-report.md");

        Path texts = town.resolve("boote/texts_de.json");
        Files.writeString(texts, Files.readString(texts).replace("Bootsliste", "Schiffsliste"));
        assertThat(run("catalogue", "verify", town, "--key", known())).isEqualTo(Main.REFUSED);
        assertThat(said).contains("boote/texts_de.json: is missing or is not the file that was");
    }

    @Test
    void mistakesAreNamedWithFileLineAndCure() throws Exception {
        Path form = Files.writeString(folder.resolve("form.xml"), FORM);
        Path town = folder.resolve("town");
        run("import-xdf", form, "--out", town, "--service", "boote");
        Path facts = town.resolve("boote/service.json");
        Files.writeString(
                facts,
                "{\n\"version\": \"1.0.0\",\n\"feeCents\": -1,\n"
                        + "\"minutes\": 4, \"needs\": [\"OFFICE_KEY\"]}");

        assertThat(run("catalogue", "check", town)).isEqualTo(Main.REFUSED);
        assertThat(said)
                .contains("boote/service.json line 3 at /feeCents: is not a whole number from 0");
    }

    @Test
    void aServiceThatIsThereIsNotOverwritten() throws Exception {
        Path form = Files.writeString(folder.resolve("form.xml"), FORM);
        Path town = folder.resolve("town");
        assertThat(run("import-xdf", form, "--out", town)).isZero();
        assertThat(run("import-xdf", form, "--out", town)).isEqualTo(Main.WRONG_USAGE);
        assertThat(said).contains("is there already");
    }

    @Test
    void aFileThatIsNoFormIsRefusedWithItsLine() throws Exception {
        Path form = Files.writeString(folder.resolve("form.xml"), "<a>\n<b></a>");
        assertThat(run("import-xdf", form, "--out", folder.resolve("town")))
                .isEqualTo(Main.REFUSED);
        assertThat(said).contains("form.xml: line 2: no well-formed XML");
        assertThat(folder.resolve("town")).doesNotExist();
    }

    @Test
    void aWrongKeyFileSaysWhatToDo() throws Exception {
        Files.writeString(secret(), "nonsense");
        assertThat(run("catalogue", "sign", folder, "--key", secret(), "--version-number", "1"))
                .isEqualTo(Main.WRONG_USAGE);
        assertThat(said).contains("openssl genpkey -algorithm ed25519");
    }

    private int run(Object... arguments) {
        var out = new StringWriter();
        var command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) words[i] = arguments[i].toString();
        int code = command.execute(words);
        said = out.toString();
        return code;
    }

    private Path secret() {
        return folder.resolve("key.pem");
    }

    private Path known() {
        return folder.resolve("key.pub.pem");
    }

    private void keys() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        pem(secret(), "PRIVATE KEY", pair.getPrivate().getEncoded());
        pem(known(), "PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static void pem(Path file, String kind, byte[] der) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(der);
        Files.writeString(
                file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }
}
