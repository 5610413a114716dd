package org.claimbook.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a method of a door, or on a door for all that have none of their own: who may call it. It is
/// asked before anything is looked up, of the `Actor` who is passed, else of whoever is signed in.
/// What asks for rights asks for all of them, of whatever role that may.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    Caller value();

    Right[] rights() default {};
}
