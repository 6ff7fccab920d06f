package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.UUID;

/// Reads one value of a call, or refuses the call by the value's name.
final class Parameter {
    private Parameter() {}

    static UUID id(Context ctx, String name) {
        return uuid(ctx.pathParam(name), name + " id");
    }

    static UUID uuid(JsonNode value, String what) {
        return uuid(value.asText(), what);
    }

    static UUID uuid(String text, String what) {
        try {
            UUID id = UUID.fromString(text);
            // Java also reads "1-1-1-1-1"; nobody else does.
            if (text.length() == 36) return id;
        } catch (IllegalArgumentException noUuid) {
            // Answered below, together with the short forms.
        }
        throw Refusal.badRequest("The " + what + " is no UUID.");
    }

    static int number(Context ctx, String name, int otherwise, int least, int most) {
        String text = ctx.queryParam(name);
        if (text == null) return otherwise;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException noNumber) {
            // Answered below, together with numbers out of range.
        }
        throw Refusal.badRequest(name + " must be a number from " + least + " to " + most + ".");
    }

    static String required(ObjectNode body, String name) {
        return Json.text(body, "/" + name)
                .orElseThrow(() -> Refusal.unprocessable(name + " is missing."));
    }
}
