package de.buergerterminal.backend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a town signs is offered; what anybody changes is not, and the last good one stays.
class SignedCatalogueTest {
    private static final KeyPair TOWN = pair("Ed25519", 0);
    private static final CatalogueKey PRIVATE = CatalogueKey.of(TOWN.getPrivate());
    private static final CatalogueKey PUBLIC = CatalogueKey.of(TOWN.getPublic());

    @TempDir Path folder;
    private Path delivered;

    @BeforeEach
    void aSignedCatalogue() throws Exception {
        delivered = folder.resolve("delivered");
        CatalogueLoaderTest.copyStock(delivered);
        SignedCatalogue.sign(delivered, 7, PRIVATE);
    }

    @Test
    void whatTheTownSignedIsOfferedAndItsVersionNamesReleaseAndContent() throws Exception {
        SignedCatalogue signed = SignedCatalogue.load(delivered, PUBLIC);

        assertThat(signed.version()).isEqualTo(7);
        assertThat(signed.catalogue().services()).isEqualTo(StockCatalogue.load().services());
        String digest = StockCatalogue.load().version().substring(2);
        assertThat(signed.catalogue().version()).isEqualTo("7+" + digest);
    }

    @Test
    void aTownMayUseRsaToo() throws Exception {
        KeyPair rsa = pair("RSA", 3072);
        SignedCatalogue.sign(delivered, 8, CatalogueKey.of(rsa.getPrivate()));

        assertThat(SignedCatalogue.load(delivered, CatalogueKey.of(rsa.getPublic())).version())
                .isEqualTo(8);
        refused(delivered, PUBLIC, "manifest.sig: does not fit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catalogue.json",
                "meldebescheinigung/texts_de.json",
                "gewerbe-abmeldung/schema.json"
            })
    void oneChangedByteIsFound(String name) throws Exception {
        Path file = delivered.resolve(name);
        Files.writeString(file, Files.readString(file) + " ");

        refused(delivered, PUBLIC, name + ": is missing or is not the file that was signed");
    }

    @Test
    void aManifestOfAnotherHandIsRefused() throws Exception {
        SignedCatalogue.sign(delivered, 9, CatalogueKey.of(pair("Ed25519", 0).getPrivate()));

        refused(delivered, PUBLIC, "ask whoever made this catalogue");
    }

    @Test
    void anUnsignedCatalogueSaysHowToSignIt() throws Exception {
        Files.delete(delivered.resolve("manifest.sig"));

        refused(delivered, PUBLIC, "sign it with 'buergerterminal catalogue sign'");
    }

    @Test
    void aFileBesideTheManifestIsNeverReadButNamed() throws Exception {
        Files.writeString(delivered.resolve("meldebescheinigung/extra.json"), "{}");

        assertThat(SignedCatalogue.load(delivered, PUBLIC).version()).isEqualTo(7);
        assertThat(SignedCatalogue.strangers(delivered))
                .containsExactly("meldebescheinigung/extra.json");
    }

    @Test
    void aBrokenCatalogueIsNotSigned() throws Exception {
        Files.delete(delivered.resolve("manifest.json"));
        Files.writeString(delivered.resolve("meldebescheinigung/layout.json"), "{}");

        assertThatThrownBy(() -> SignedCatalogue.sign(delivered, 8, PRIVATE))
                .isInstanceOf(BrokenCatalogueException.class);
        assertThat(delivered.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void aBadDeliveryLeavesTheLastGoodOneOnOffer() throws Exception {
        var shelf = new CatalogueShelf(folder.resolve("shelf"));
        assertThat(shelf.choose(delivered, PUBLIC).refused()).isEmpty();
        Files.writeString(delivered.resolve("catalogue.json"), "{}");

        CatalogueShelf.Choice choice = shelf.choose(delivered, PUBLIC);

        assertThat(choice.offered().version()).isEqualTo(7);
        assertThat(choice.offered().catalogue().services()).hasSize(5);
        assertThat(choice.refused()).isPresent();
    }

    @Test
    void anOlderReleaseIsRefusedAndANewerOneTaken() throws Exception {
        var shelf = new CatalogueShelf(folder.resolve("shelf"));
        shelf.choose(delivered, PUBLIC);
        SignedCatalogue.sign(delivered, 6, PRIVATE);
        CatalogueShelf.Choice older = shelf.choose(delivered, PUBLIC);
        assertThat(older.offered().version()).isEqualTo(7);
        assertThat(older.refused().orElseThrow()).hasMessageContaining("higher version");

        SignedCatalogue.sign(delivered, 8, PRIVATE);
        assertThat(shelf.choose(delivered, PUBLIC).offered().version()).isEqualTo(8);
        assertThat(shelf.choose(folder.resolve("gone"), PUBLIC).offered().version()).isEqualTo(8);
    }

    @Test
    void withoutAGoodOneBeforeItABadDeliveryStopsTheTerminal() throws Exception {
        Files.delete(delivered.resolve("manifest.json"));
        var shelf = new CatalogueShelf(folder.resolve("shelf"));

        assertThatThrownBy(() -> shelf.choose(delivered, PUBLIC))
                .isInstanceOf(BrokenCatalogueException.class);
    }

    @Test
    void aKeyIsReadFromPemAndAWrongFileSaysHowToMakeOne() throws Exception {
        Path pem = pem("PUBLIC KEY", TOWN.getPublic().getEncoded());
        assertThat(SignedCatalogue.load(delivered, CatalogueKey.publicKey(pem)).version())
                .isEqualTo(7);
        assertThatThrownBy(() -> CatalogueKey.privateKey(pem))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("openssl genpkey -algorithm ed25519");
    }

    @Test
    void aWeakKeyIsNoKey() {
        assertThatThrownBy(() -> CatalogueKey.of(pair("RSA", 2048).getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Path pem(String kind, byte[] der) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(der);
        return Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }

    private static void refused(Path catalogue, CatalogueKey key, String sentence) {
        assertThatThrownBy(() -> SignedCatalogue.load(catalogue, key))
                .isInstanceOf(BrokenCatalogueException.class)
                .hasMessageContaining(sentence);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
