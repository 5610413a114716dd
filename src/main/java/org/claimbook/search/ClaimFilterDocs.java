package org.claimbook.search;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/// Describes in OpenAPI the filters that an operation reads itself, and what else the list takes.
@Component
class ClaimFilterDocs implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (takesFilters(method)) {
            for (Filter filter : Filter.values()) {
                operation.addParametersItem(parameter(filter));
            }
        }
        if (method.getBeanType() == ClaimListApi.class) {
            operation.addParametersItem(closed("sort", "The order.", ClaimSort.texts()));
            operation.addParametersItem(
                    closed("total", "Counts all that the filters let through.", List.of("exact")));
        }
        if (method.getBeanType() == FacetApi.class) {
            operation.addParametersItem(
                    closed("by", "What to count by; several with commas.", Facet.texts()));
        }
        return operation;
    }

    private static boolean takesFilters(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter ->
                        parameter.getParameterType() == MultiValueMap.class
                                && parameter.hasParameterAnnotation(RequestParam.class));
    }

    private static Parameter parameter(Filter filter) {
        return new Parameter()
                .in("query")
                .name(filter.text())
                .description(
                        filter.description()
                                + (filter.isInternal() ? " For those who signed in." : ""))
                .schema(new ArraySchema().items(new StringSchema()));
    }

    private static Parameter closed(String name, String description, List<String> values) {
        StringSchema schema = new StringSchema();
        values.forEach(schema::addEnumItem);
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }
}
