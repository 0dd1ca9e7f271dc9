/**
 * Three days of work as a table of 200 entries: when (UTC), who in which session, what they did to which item, at which place.
 * Items m1, m2, … came by the batch `morning`, e1, e2, … by `evening`. `typed` is the server's summary of who typed when.
 */
export const threeDays = `
11-16 09:00:00 lakshmi/l1 comes
11-16 09:00:10 asha/a1 comes
11-16 09:00:20 ravi/r1 comes
11-16 09:00:30 tara/t1 comes
11-16 09:00:40 omar/o1 comes
11-16 09:01:30 omar/o2 comes
11-16 09:02:00 asha/a1 takes m1 1
11-16 09:02:30 asha/a1 takes m1 2
11-16 09:03:00 asha/a1 keeps m1 3
11-16 09:03:30 asha/a1 signs m1
11-16 09:05:05 ravi/r1 takes e1 1
11-16 09:05:30 asha/a1 takes m2 1
11-16 09:05:50 ravi/r1 takes e1 2
11-16 09:06:00 asha/a1 takes m2 2
11-16 09:06:30 asha/a1 keeps m2 3
11-16 09:06:35 ravi/r1 signs e1
11-16 09:07:00 asha/a1 signs m2
11-16 09:09:00 asha/a1 takes m3 1
11-16 09:09:30 asha/a1 takes m3 2
11-16 09:09:35 ravi/r1 takes e2 1
11-16 09:10:00 asha/a1 keeps m3 3
11-16 09:10:20 ravi/r1 takes e2 2
11-16 09:10:30 asha/a1 signs m3
11-16 09:11:05 ravi/r1 signs e2
11-16 09:12:31 asha/a1 takes m4 1
11-16 09:13:01 asha/a1 takes m4 2
11-16 09:13:31 asha/a1 keeps m4 3
11-16 09:14:01 asha/a1 signs m4
11-16 09:14:05 ravi/r1 takes e3 1
11-16 09:14:50 ravi/r1 takes e3 2
11-16 09:15:35 ravi/r1 signs e3
11-16 09:16:01 asha/a1 takes m5 1
11-16 09:16:31 asha/a1 takes m5 2
11-16 09:17:01 asha/a1 keeps m5 3
11-16 09:17:31 asha/a1 signs m5
11-16 09:18:35 ravi/r1 takes e4 1
11-16 09:19:20 ravi/r1 takes e4 2
11-16 09:19:31 asha/a1 takes m6 1
11-16 09:20:01 asha/a1 takes m6 2
11-16 09:20:05 ravi/r1 signs e4
11-16 09:20:31 asha/a1 keeps m6 3
11-16 09:21:01 asha/a1 signs m6
11-16 10:00:00 asha/a1 disputes m7 1
11-16 10:00:40 ravi/r1 holds m7 1
11-16 10:01:10 asha/a1 holds m7 1
11-16 10:05:00 tara/t1 rules m7 1
11-16 10:06:00 tara/t1 reopens m2
11-16 10:08:00 tara/t1 reopens e1
11-16 10:10:01 tara/t1 reopens m5
11-17 04:00:00 asha/a1 comes
11-17 04:00:30 asha/a2 comes
11-17 04:01:00 asha/a1 takes m8 1
11-17 04:01:50 asha/a2 takes m8 1
11-17 04:02:40 asha/a1 undoes m8 1
11-17 04:03:30 asha/a2 undoes m8 1
11-17 04:04:20 asha/a1 keeps m8 1
11-17 04:05:10 asha/a2 takes m8 2
11-17 04:06:00 asha/a1 keeps m8 3
11-17 04:06:50 asha/a2 signs m8
11-17 04:10:00 asha/a2 signs m2
11-17 04:10:20 ravi/r1 signs m5
11-17 04:12:20 ravi/r1 takes m9 1
11-17 04:14:21 ravi/r1 takes m8 1
11-17 04:15:00 tara/t1 reopens m2
11-17 04:15:10 tara/t1 reopens m5
11-17 05:00:30 asha/a1 takes m10 1
11-17 05:04:30 asha/a1 takes m10 2
11-17 05:06:07 server/ typed m10 asha 05:00:00 05:03:00, ravi 05:02:00 05:02:30
11-17 05:20:00 server/ typed m10 ravi 05:04:20 05:19:50
11-17 05:21:00 server/ typed m10 
11-17 05:30:00 operator/ comes
11-17 13:55:00 ravi/r1 takes e5 1
11-17 13:55:20 ravi/r1 keeps e5 2
11-17 13:55:40 ravi/r1 takes e5 3
11-17 13:56:00 ravi/r1 keeps e5 4
11-17 13:56:20 ravi/r1 takes e5 5
11-17 13:56:40 ravi/r1 keeps e5 6
11-17 13:57:00 ravi/r1 takes e5 7
11-17 13:57:20 ravi/r1 keeps e5 8
11-17 13:57:40 ravi/r1 signs e5
11-17 13:58:00 ravi/r1 takes e6 1
11-17 13:58:20 ravi/r1 keeps e6 2
11-17 13:58:40 ravi/r1 takes e6 3
11-17 13:59:00 ravi/r1 keeps e6 4
11-17 13:59:20 ravi/r1 takes e6 5
11-17 13:59:40 ravi/r1 keeps e6 6
11-17 14:00:00 ravi/r1 takes e6 7
11-17 14:00:20 ravi/r1 keeps e6 8
11-17 14:00:40 ravi/r1 signs e6
11-17 14:01:00 ravi/r1 takes e7 1
11-17 14:01:20 ravi/r1 keeps e7 2
11-17 14:01:40 ravi/r1 takes e7 3
11-17 14:02:00 ravi/r1 keeps e7 4
11-17 14:02:20 ravi/r1 takes e7 5
11-17 14:02:40 ravi/r1 keeps e7 6
11-17 14:03:00 ravi/r1 takes e7 7
11-17 14:03:20 ravi/r1 keeps e7 8
11-17 14:03:40 ravi/r1 signs e7
11-17 14:04:00 ravi/r1 takes e8 1
11-17 14:04:20 ravi/r1 keeps e8 2
11-17 14:04:40 ravi/r1 takes e8 3
11-17 14:05:00 ravi/r1 keeps e8 4
11-17 14:05:20 ravi/r1 takes e8 5
11-17 14:05:40 ravi/r1 keeps e8 6
11-17 14:06:00 ravi/r1 takes e8 7
11-17 14:06:20 ravi/r1 keeps e8 8
11-17 14:06:40 ravi/r1 signs e8
11-17 14:07:00 ravi/r1 takes e9 1
11-17 14:07:20 ravi/r1 keeps e9 2
11-17 14:07:40 ravi/r1 takes e9 3
11-17 14:08:00 ravi/r1 keeps e9 4
11-17 14:08:20 ravi/r1 takes e9 5
11-17 14:08:40 ravi/r1 keeps e9 6
11-17 14:09:00 ravi/r1 takes e9 7
11-17 14:09:20 ravi/r1 keeps e9 8
11-17 14:09:40 ravi/r1 signs e9
11-17 14:10:00 ravi/r1 takes e10 1
11-17 14:10:20 ravi/r1 keeps e10 2
11-17 14:10:40 ravi/r1 takes e10 3
11-17 14:11:00 ravi/r1 keeps e10 4
11-17 14:11:20 ravi/r1 takes e10 5
11-17 14:11:40 ravi/r1 keeps e10 6
11-17 14:12:00 ravi/r1 takes e10 7
11-17 14:12:20 ravi/r1 keeps e10 8
11-17 14:12:40 ravi/r1 signs e10
11-17 18:29:59 asha/a1 signs m9
11-17 18:30:00 asha/a1 signs m10
11-17 18:31:00 asha/a1 takes m11 1
11-17 23:59:00 asha/a1 takes m11 2
11-17 23:59:59 asha/a1 signs m11
11-18 00:00:30 asha/a1 keeps m12 1
11-18 00:01:00 asha/a1 signs m12
11-18 06:00:00 ravi/r1 disputes m13 1
11-18 06:00:15 asha/a1 holds m13 1
11-18 06:00:30 tara/t1 rules m13 1
11-18 06:00:45 ravi/r1 signs m13
11-18 06:01:00 ravi/r1 disputes m14 1
11-18 06:01:15 asha/a1 holds m14 1
11-18 06:01:30 tara/t1 rules m14 1
11-18 06:01:45 ravi/r1 signs m14
11-18 06:02:00 ravi/r1 disputes m15 1
11-18 06:02:15 asha/a1 holds m15 1
11-18 06:02:30 tara/t1 rules m15 1
11-18 06:02:45 ravi/r1 signs m15
11-18 06:03:00 ravi/r1 disputes m16 1
11-18 06:03:15 asha/a1 holds m16 1
11-18 06:03:30 tara/t1 rules m16 1
11-18 06:03:45 ravi/r1 signs m16
11-18 06:04:00 ravi/r1 disputes m17 1
11-18 06:04:15 asha/a1 holds m17 1
11-18 06:04:30 tara/t1 rules m17 1
11-18 06:04:45 ravi/r1 signs m17
11-18 06:05:00 ravi/r1 disputes m18 1
11-18 06:05:15 asha/a1 holds m18 1
11-18 06:05:30 tara/t1 rules m18 1
11-18 06:05:45 ravi/r1 signs m18
11-18 06:06:00 ravi/r1 disputes m19 1
11-18 06:06:15 asha/a1 holds m19 1
11-18 06:06:30 tara/t1 rules m19 1
11-18 06:06:45 ravi/r1 signs m19
11-18 06:07:00 ravi/r1 disputes m20 1
11-18 06:07:15 asha/a1 holds m20 1
11-18 06:07:30 tara/t1 rules m20 1
11-18 06:07:45 ravi/r1 signs m20
11-18 07:00:00 lakshmi/l1 comes
11-18 07:02:00 lakshmi/l1 comes
11-18 07:10:00 tara/t1 reopens e7
11-18 07:11:00 ravi/r1 takes e7 1
11-18 07:12:00 ravi/r1 takes e7 2
11-18 07:13:00 asha/a1 takes e7 2
11-18 07:14:00 asha/a1 signs e7
11-18 09:00:00 asha/a1 holds m7 2
11-18 10:00:00 ravi/r1 takes m21 1
11-18 10:00:10 ravi/r1 takes m21 2
11-18 10:00:20 ravi/r1 takes m21 3
11-18 10:00:30 ravi/r1 takes m21 4
11-18 10:00:40 ravi/r1 takes m21 5
11-18 10:00:50 ravi/r1 takes m21 6
11-18 10:01:00 ravi/r1 takes m21 7
11-18 10:01:10 ravi/r1 takes m21 8
11-18 10:01:20 ravi/r1 takes m21 9
11-18 10:01:30 ravi/r1 takes m21 10
11-18 10:01:40 ravi/r1 takes m21 11
11-18 10:01:50 ravi/r1 takes m21 12
11-18 10:02:00 ravi/r1 takes m21 13
11-18 10:02:10 ravi/r1 takes m21 14
11-18 10:02:20 ravi/r1 takes m21 15
11-18 10:02:30 ravi/r1 takes m21 16
11-18 10:02:40 ravi/r1 takes m21 17
11-18 10:02:50 ravi/r1 takes m21 18
11-18 10:03:00 ravi/r1 takes m21 19
11-18 10:03:10 ravi/r1 takes m21 20
11-18 10:03:20 ravi/r1 takes m21 21
11-18 10:03:30 ravi/r1 takes m21 22
11-18 10:03:40 ravi/r1 takes m21 23
11-18 10:03:50 ravi/r1 takes m21 24
11-18 10:04:00 ravi/r1 takes m21 25
11-18 10:04:10 ravi/r1 takes m21 26
11-18 10:04:20 ravi/r1 takes m21 27
11-18 10:04:30 ravi/r1 takes m21 28
`
