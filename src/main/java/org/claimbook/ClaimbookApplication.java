package org.claimbook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts Claimbook.
@SpringBootApplication
public class ClaimbookApplication {

    static void main(String[] args) {
        SpringApplication.run(ClaimbookApplication.class, args);
    }
}
