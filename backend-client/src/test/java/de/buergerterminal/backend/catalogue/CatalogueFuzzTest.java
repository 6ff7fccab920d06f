package de.buergerterminal.backend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A catalogue with one foreign file: the loader gives it whole or says what is wrong, in bounded
/// time and words. The first byte says which file is foreign.
class CatalogueFuzzTest {
    private static final CatalogueFiles STOCK = CatalogueFiles.beside(StockCatalogue.class);
    private static final String[] FILES = {
        "catalogue.json", "d/service.json", "d/schema.json", "d/layout.json", "d/texts_de.json"
    };

    @FuzzTest(maxDuration = "10m")
    void anyFileIsReadOrRefused(byte[] input) {
        if (input.length == 0) return;
        String foreign = FILES[Math.floorMod(input[0], FILES.length)];
        byte[] content = Arrays.copyOfRange(input, 1, input.length);
        CatalogueFiles files =
                name -> {
                    if (name.equals(foreign)) return content;
                    if (name.equals("catalogue.json")) {
                        return "{\"languages\":[\"de\"],\"services\":[\"d\"]}"
                                .getBytes(StandardCharsets.UTF_8);
                    }
                    if (!name.startsWith("d/")) throw new IOException("no such file");
                    return STOCK.read("hundesteuer-anmeldung" + name.substring(1));
                };
        try {
            ServiceCatalogue catalogue = CatalogueLoader.load(files);
            assertThat(catalogue.services()).isNotEmpty();
            catalogue.services().forEach(it -> new SchemaValidator(catalogue).validate(it, "{}"));
        } catch (BrokenCatalogueException broken) {
            assertThat(broken.problems()).isNotEmpty().hasSizeLessThan(2_000);
            assertThat(broken.problems())
                    .allSatisfy(it -> assertThat(it.toString()).hasSizeLessThan(700));
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyManifestIsReadOrRefused(byte[] input) {
        try {
            CatalogueManifest manifest = CatalogueManifest.parse(input);
            assertThat(manifest.version()).isPositive();
            assertThat(manifest.files().keySet()).noneMatch(it -> it.contains(".."));
            assertThat(CatalogueManifest.parse(manifest.toJson())).isEqualTo(manifest);
        } catch (BrokenCatalogueException broken) {
            assertThat(broken.problems()).isNotEmpty();
        }
    }
}
