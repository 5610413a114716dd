package org.claimbook.shared;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A merge patch has the fields of the draft that it changes, and needs none of them.
@Component
@Order(2)
class PatchDocs implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .map(PathItem::getPatch)
                .filter(Objects::nonNull)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .map(body -> body.getContent().get(MergePatch.TYPE))
                .filter(Objects::nonNull)
                .forEach(patch -> loosen(patch, api.getComponents()));
    }

    private static void loosen(MediaType patch, Components components) {
        String draft =
                patch.getSchema().get$ref().substring(Components.COMPONENTS_SCHEMAS_REF.length());
        String name = draft.replaceFirst("Draft$", "") + "Patch";
        components.addSchemas(
                name, fields(Objects.requireNonNull(components.getSchemas().get(draft))));
        patch.setSchema(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + name));
    }

    private static Schema<?> fields(Schema<?> draft) {
        Schema<?> patch = new Schema<>();
        patch.addType("object");
        patch.setDescription("Null removes what is there (RFC 7396).");
        draft.getProperties().forEach(patch::addProperty);
        return patch;
    }
}
