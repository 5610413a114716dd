package org.claimbook.account;

import org.claimbook.shared.OpenTo;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.Pointcuts;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

/// Puts a keeper at every door that says whom it is open to, in front of its transaction.
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class DoorSecurity {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor doorkeeper() {
        DefaultPointcutAdvisor keeper =
                new DefaultPointcutAdvisor(
                        Pointcuts.union(
                                new AnnotationMatchingPointcut(OpenTo.class, true),
                                AnnotationMatchingPointcut.forMethodAnnotation(OpenTo.class)),
                        new Doorkeeper());
        keeper.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return keeper;
    }
}
