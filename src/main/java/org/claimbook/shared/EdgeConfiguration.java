package org.claimbook.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Wires the edge into Spring MVC.
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration implements WebMvcConfigurer {

    private final Cursors cursors;
    private final PublicUrl url;
    private final ObjectProvider<Forms> forms;

    EdgeConfiguration(Cursors cursors, PublicUrl url, ObjectProvider<Forms> forms) {
        this.cursors = cursors;
        this.url = url;
        this.forms = forms;
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Faults.class, Expected.class, Actor.class, Paging.class);
    }

    @Bean
    ServerHttpMessageConvertersCustomizer bodyConverter(JsonMapper mapper) {
        return converters -> converters.withJsonConverter(new StrictJsonConverter(mapper));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FaultsArgument());
        resolvers.add(new ExpectedArgument());
        resolvers.add(new PagingArgument(cursors, url));
        resolvers.add(new FormArgument(forms));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, TextForm::uuid);
        registry.addConverter(String.class, Instant.class, TextForm::instant);
        registry.addConverter(String.class, LocalDate.class, TextForm::date);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StrictParameters()).addPathPatterns("/api/**");
    }
}
