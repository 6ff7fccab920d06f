package de.buergerterminal.device.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GpioUapiTest {
    private static final Map<String, StructLayout> STRUCTURES = structures();

    @Test
    void structuresAreAsLargeAsTheKernelDocumentsThem() {
        assertThat(GpioUapi.CHIP_INFO.byteSize()).isEqualTo(68);
        assertThat(GpioUapi.LINE_VALUES.byteSize()).isEqualTo(16);
        assertThat(GpioUapi.LINE_ATTRIBUTE.byteSize()).isEqualTo(16);
        assertThat(GpioUapi.LINE_CONFIG_ATTRIBUTE.byteSize()).isEqualTo(24);
        assertThat(GpioUapi.LINE_CONFIG.byteSize()).isEqualTo(272);
        assertThat(GpioUapi.LINE_REQUEST.byteSize()).isEqualTo(592);
        assertThat(GpioUapi.LINE_INFO.byteSize()).isEqualTo(256);
        assertThat(GpioUapi.LINE_EVENT.byteSize()).isEqualTo(48);
    }

    @Test
    void requestsHaveTheNumbersThatStraceShows() {
        assertThat(GpioUapi.GET_CHIPINFO).isEqualTo(0x8044_B401);
        assertThat(GpioUapi.GET_LINEINFO).isEqualTo(0xC100_B405);
        assertThat(GpioUapi.GET_LINE).isEqualTo(0xC250_B407);
        assertThat(GpioUapi.GET_VALUES).isEqualTo(0xC010_B40E);
        assertThat(GpioUapi.SET_VALUES).isEqualTo(0xC010_B40F);
    }

    /// The header itself is asked, through the C compiler: sizes, offsets, numbers and the bytes of
    /// two whole requests.
    @Test
    @Tag("peers")
    @Timeout(60)
    void theHeaderOfTheKernelAgrees(@TempDir Path folder) throws Exception {
        var source = folder.resolve("gpio.c");
        Files.writeString(source, program());
        run(folder, "gcc", "-o", "gpio", source.toString());
        assertThat(run(folder, "./gpio")).isEqualTo(ours());
    }

    private static List<String> ours() {
        var lines = new ArrayList<String>();
        STRUCTURES.forEach((name, layout) -> {
            lines.add(name + " " + layout.byteSize());
            for (var field : layout.memberLayouts()) {
                var member = field.name().orElseThrow();
                if (member.equals("of")) continue;
                lines.add(name + "." + member + " " + GpioUapi.at(layout, member));
            }
        });
        for (var number :
                new int[] {
                    GpioUapi.GET_CHIPINFO,
                    GpioUapi.GET_LINEINFO,
                    GpioUapi.GET_LINE,
                    GpioUapi.GET_VALUES,
                    GpioUapi.SET_VALUES
                }) {
            lines.add(HexFormat.of().toHexDigits(number));
        }
        lines.add(
                HexFormat.of()
                        .formatHex(
                                GpioUapi.lineRequest(
                                        17,
                                        "kiosk",
                                        GpioUapi.INPUT
                                                | GpioUapi.EDGE_RISING
                                                | GpioUapi.EDGE_FALLING
                                                | GpioUapi.BIAS_PULL_UP
                                                | GpioUapi.ACTIVE_LOW,
                                        GpioUapi.ATTRIBUTE_DEBOUNCE,
                                        50_000)));
        lines.add(
                HexFormat.of()
                        .formatHex(
                                GpioUapi.lineRequest(
                                        27,
                                        "a name that is longer than a kernel name",
                                        GpioUapi.OUTPUT | GpioUapi.BIAS_PULL_DOWN,
                                        GpioUapi.ATTRIBUTE_OUTPUT_VALUES,
                                        1)));
        return lines;
    }

    private static String program() {
        var print = new StringBuilder();
        STRUCTURES.forEach((name, layout) -> {
            print.append("  printf(\"%s %%zu\\n\", sizeof(struct %s));\n".formatted(name, name));
            for (var field : layout.memberLayouts()) {
                var member = field.name().orElseThrow();
                if (member.equals("of")) continue;
                print.append(
                        "  printf(\"%s.%s %%zu\\n\", offsetof(struct %s, %s));\n"
                                .formatted(name, member, name, member));
            }
        });
        return """
        #include <stddef.h>
        #include <stdio.h>
        #include <string.h>
        #include <linux/gpio.h>
        static void hex(void *p, size_t n) {
          for (size_t i = 0; i < n; i++) printf("%%02x", ((unsigned char *) p)[i]);
          printf("\\n");
        }
        int main(void) {
        %s
          printf("%%08lx\\n", (unsigned long) GPIO_GET_CHIPINFO_IOCTL);
          printf("%%08lx\\n", (unsigned long) GPIO_V2_GET_LINEINFO_IOCTL);
          printf("%%08lx\\n", (unsigned long) GPIO_V2_GET_LINE_IOCTL);
          printf("%%08lx\\n", (unsigned long) GPIO_V2_LINE_GET_VALUES_IOCTL);
          printf("%%08lx\\n", (unsigned long) GPIO_V2_LINE_SET_VALUES_IOCTL);
          struct gpio_v2_line_request in;
          memset(&in, 0, sizeof in);
          in.offsets[0] = 17;
          strcpy(in.consumer, "kiosk");
          in.num_lines = 1;
          in.config.flags = GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_EDGE_RISING
              | GPIO_V2_LINE_FLAG_EDGE_FALLING | GPIO_V2_LINE_FLAG_BIAS_PULL_UP
              | GPIO_V2_LINE_FLAG_ACTIVE_LOW;
          in.config.num_attrs = 1;
          in.config.attrs[0].attr.id = GPIO_V2_LINE_ATTR_ID_DEBOUNCE;
          in.config.attrs[0].attr.debounce_period_us = 50000;
          in.config.attrs[0].mask = 1;
          hex(&in, sizeof in);
          struct gpio_v2_line_request out;
          memset(&out, 0, sizeof out);
          out.offsets[0] = 27;
          strncpy(out.consumer, "a name that is longer than a kernel name",
              GPIO_MAX_NAME_SIZE - 1);
          out.num_lines = 1;
          out.config.flags = GPIO_V2_LINE_FLAG_OUTPUT | GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN;
          out.config.num_attrs = 1;
          out.config.attrs[0].attr.id = GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES;
          out.config.attrs[0].attr.values = 1;
          out.config.attrs[0].mask = 1;
          hex(&out, sizeof out);
          return 0;
        }
        """
                .formatted(print);
    }

    private static List<String> run(Path folder, String... command)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private static Map<String, StructLayout> structures() {
        var all = new LinkedHashMap<String, StructLayout>();
        all.put("gpiochip_info", GpioUapi.CHIP_INFO);
        all.put("gpio_v2_line_values", GpioUapi.LINE_VALUES);
        all.put("gpio_v2_line_attribute", GpioUapi.LINE_ATTRIBUTE);
        all.put("gpio_v2_line_config_attribute", GpioUapi.LINE_CONFIG_ATTRIBUTE);
        all.put("gpio_v2_line_config", GpioUapi.LINE_CONFIG);
        all.put("gpio_v2_line_request", GpioUapi.LINE_REQUEST);
        all.put("gpio_v2_line_info", GpioUapi.LINE_INFO);
        all.put("gpio_v2_line_event", GpioUapi.LINE_EVENT);
        return all;
    }
}
