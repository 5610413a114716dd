package org.claimbook.search;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/// Describes in OpenAPI the filters and orders that the list of claims reads itself.
@Component
class ClaimFilterDocs implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.getBeanType() == ClaimListApi.class) {
            ClaimParameters.FILTERS.forEach(name -> operation.addParametersItem(filter(name)));
            operation.addParametersItem(sort());
        }
        return operation;
    }

    private static Parameter filter(String name) {
        return new Parameter()
                .in("query")
                .name(name)
                .description("A filter; repeated, any of its values fits.")
                .schema(new ArraySchema().items(new StringSchema()));
    }

    private static Parameter sort() {
        StringSchema schema = new StringSchema();
        ClaimSort.texts().forEach(schema::addEnumItem);
        schema.setDefault(ClaimSort.CHANGED_DESC.toString());
        return new Parameter().in("query").name("sort").description("The order.").schema(schema);
    }
}
